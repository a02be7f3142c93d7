/** What the double says no with; its body is written in the style of the operation asked for. */
export interface DoubleRefusal {
  httpStatus: number;
  code: string;
  message: string;
  headers?: Record<string, string>;
}

export function refusal(
  httpStatus: number,
  code: string,
  message: string,
  headers?: Record<string, string>,
): DoubleRefusal {
  return headers === undefined ? { httpStatus, code, message } : { httpStatus, code, message, headers };
}
