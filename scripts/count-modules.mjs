/** A reporter for knip that says how much it looked at: silence alone proves nothing. */
export default ({ counters }) => console.log(`${counters.processed} modules judged`);
