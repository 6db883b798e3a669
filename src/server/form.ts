// The forms in which everything from outside is checked: few, strict, and total.

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A UUID in lower case: the one way to write it, so that equal ids are equal texts. */
export function isUuid(value: unknown): value is string {
  return typeof value === "string" && uuidForm.test(value);
}

/** Text that every machine can keep: no lone half of a letter, and no NUL, which PostgreSQL cannot store. */
export function isText(value: unknown): value is string {
  return typeof value === "string" && value.isWellFormed() && !value.includes("\0");
}

export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A whole number from 0 that counts exactly. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** A name that does not mean something to every JavaScript object already, such as `constructor`. */
export function isSafeKey(name: string): boolean {
  return !(name in Object.prototype);
}

export function hasExactly(value: object, names: readonly string[]): boolean {
  const keys = Object.keys(value);
  return keys.length === names.length && names.every((name) => Object.hasOwn(value, name));
}

/** `tenant.record`: where a page of records ended. */
export function findRecordKey(text: string): { readonly tenant: string; readonly record: string } | undefined {
  const [tenant, record, ...more] = text.split(".");
  return isUuid(tenant) && isUuid(record) && more.length === 0 ? { tenant, record } : undefined;
}
