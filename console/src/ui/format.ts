/**
 * Quantities as people read them, in both languages. Pure: the moment and the language are arguments.
 */
export type Language = "en" | "zh";

interface Units {
  day: string;
  hour: string;
  minute: string;
  second: string;
}

const UNITS: Record<Language, Units> = {
  en: { day: "d", hour: "h", minute: "m", second: "s" },
  zh: { day: " 天", hour: " 小时", minute: " 分", second: " 秒" },
};

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A span of time in its two largest units, such as "3m 12s"; below a second it is "0s". Negative spans count as 0. */
export function formatSpan(millis: number, language: Language): string {
  const span = Math.max(0, millis);
  const units = UNITS[language];
  const days = Math.floor(span / DAY);
  const hours = Math.floor((span % DAY) / HOUR);
  const minutes = Math.floor((span % HOUR) / MINUTE);
  const seconds = Math.floor((span % MINUTE) / SECOND);
  const two = (large: number, largeUnit: string, small: number, smallUnit: string) =>
    small === 0 ? `${large}${largeUnit}` : `${large}${largeUnit} ${small}${smallUnit}`;
  if (days > 0) {
    return two(days, units.day, hours, units.hour);
  }
  if (hours > 0) {
    return two(hours, units.hour, minutes, units.minute);
  }
  if (minutes > 0) {
    return two(minutes, units.minute, seconds, units.second);
  }
  return `${seconds}${units.second}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

/** A moment in the reader's own time zone, sortable by eye and the same in both languages. */
export function formatInstant(instant: string | number | Date): string {
  const date = new Date(instant);
  const day = `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
  return `${day} ${formatTimeOfDay(date)}`;
}

export function formatTimeOfDay(instant: string | number | Date): string {
  const date = new Date(instant);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(":");
}

/** Time of day with milliseconds, for log lines. */
export function formatLogTime(instant: string): string {
  return `${formatTimeOfDay(instant)}.${String(new Date(instant).getMilliseconds()).padStart(3, "0")}`;
}

const BINARY = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

/** Bytes in the largest binary unit that keeps at least one digit before the point, three significant digits. */
export function formatBytes(bytes: number): string {
  const power = powerOf(bytes);
  return `${inPower(bytes, power)} ${BINARY[power] ?? ""}`;
}

/** A quantity and its limit in the limit's unit, so that the two can be compared without reckoning: "142 / 256 MiB". */
export function formatBytesOf(used: number, limit: number): string {
  const power = powerOf(limit);
  return `${inPower(used, power)} / ${inPower(limit, power)} ${BINARY[power] ?? ""}`;
}

function powerOf(bytes: number): number {
  return bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), BINARY.length - 1);
}

function inPower(bytes: number, power: number): string {
  const value = Math.max(0, bytes) / 1024 ** power;
  const digits = power === 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return power === 0 ? String(Math.floor(value)) : value.toFixed(digits);
}

/** Thousandths of a core as cores: 1250 is "1.25". */
export function formatCores(millicores: number): string {
  return (millicores / 1000).toFixed(2);
}

export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en").format(value);
}

/** A commit as people say it. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 7);
}

/** An image reference whose digest is cut to what the eye can compare; the whole stays in a tooltip. */
export function shortImage(reference: string): string {
  const [name = reference, digest] = reference.split("@sha256:");
  const repository = name.split("/").slice(-2).join("/");
  return digest === undefined ? repository : `${repository}@${digest.slice(0, 12)}`;
}

/** A share of a limit in [0, 1]; null where there is no limit to share. */
export function shareOf(used: number, limit: number | null | undefined): number | null {
  return limit === null || limit === undefined || limit <= 0 ? null : Math.min(1, used / limit);
}
