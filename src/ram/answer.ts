/** Whether something holds; `unclear` where what was read does not decide it. */
export type Answer = 'yes' | 'no' | 'unclear';

export function both(...answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.includes('unclear') ? 'unclear' : 'yes';
}

export function any(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unclear') ? 'unclear' : 'no';
}

export function not(answer: Answer): Answer {
  if (answer === 'unclear') return answer;
  return answer === 'yes' ? 'no' : 'yes';
}

export function answerOf(holds: boolean | undefined): Answer {
  if (holds === undefined) return 'unclear';
  return holds ? 'yes' : 'no';
}
