/**
 * Makes `Date` tell the hour of the practice world, which may have been moved forward; what it gives back sets by
 * how many milliseconds that is ahead of the machine.
 */
export function moveDate(startAhead = 0): (ahead: number) => void {
  let ahead = startAhead;
  const MachineDate = Date;
  globalThis.Date = new Proxy(MachineDate, {
    construct: (target, given: [], newTarget) =>
      Reflect.construct(target, given.length === 0 ? [MachineDate.now() + ahead] : given, newTarget),
    apply: () => new Date(MachineDate.now() + ahead).toString(),
    get: (target, key, receiver) =>
      key === "now" ? () => MachineDate.now() + ahead : Reflect.get(target, key, receiver),
  });
  return (milliseconds) => {
    ahead = milliseconds;
  };
}
