/** Up to so many are all offered. */
const ALL = 80;
/** Else each number within this distance of one that is compared, and of the rest so many, evenly spread. */
const NEAR = 12;
const SPREAD = 30;

/** Of a story's revision numbers, in their order, those that a page offers to compare: every one near the two, and landmarks of the rest. */
export function chooseRevisions(numbers: readonly number[], compared: readonly number[]): readonly number[] {
  if (numbers.length <= ALL) return numbers;
  const places = compared.map((number) => numbers.indexOf(number)).filter((place) => place >= 0);
  const step = Math.ceil(numbers.length / SPREAD);
  return numbers.filter(
    (_, place) =>
      place % step === 0 ||
      place === numbers.length - 1 ||
      places.some((near) => Math.abs(near - place) <= NEAR),
  );
}
