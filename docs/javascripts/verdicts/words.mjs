// Words as they are compared: small letters without accents, whatever quotation marks stand around
// them. Keeps no state.

export const fold = (text) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f'’‘]/g, "")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

// Too common to tell lines apart, or part of the question.
export const small = new Set(
  (
    "a an and are as at be by credited did do does for from he his i in is it its of often on or" +
    " quote quoted really said say says she that the their they this to was who with wrote"
  ).split(" "),
);
