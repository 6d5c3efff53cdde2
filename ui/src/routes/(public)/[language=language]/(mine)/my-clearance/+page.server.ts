import { MY_CLEARANCE, SHOWN } from "$lib/citizen/account.js";

export async function load({ locals: { ask } }) {
  const { myClearanceCheck, myClearances, myReasons } = await ask(MY_CLEARANCE, { first: SHOWN });
  return { check: myClearanceCheck, clearances: myClearances.nodes, reasons: myReasons };
}
