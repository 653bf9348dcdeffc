import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { en } from "../../src/i18n/en/index.ts";
import { zh } from "../../src/i18n/zh/index.ts";

const SOURCE = join(import.meta.dirname, "../../src");

function flatten(dictionary: object, prefix = ""): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(dictionary)) {
    if (typeof value === "string") {
      flat.set(prefix + key, value);
    } else {
      flatten(value as object, `${prefix}${key}.`).forEach((text, inner) => flat.set(inner, text));
    }
  }
  return flat;
}

const english = flatten(en);
const chinese = flatten(zh);
/** Chinese has one plural form, so the English singular has no counterpart. */
const withoutSingular = (keys: Iterable<string>) => [...keys].filter((key) => !key.endsWith("_one")).sort();

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? "").sort();
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return entry.name === "i18n" ? [] : sources(path);
    }
    return /\.tsx?$/.test(entry.name) ? [readFileSync(path, "utf8")] : [];
  });
}

const code = sources(SOURCE).join("\n");

describe("the two languages", () => {
  test("have the same messages", () => {
    expect(withoutSingular(chinese.keys())).toEqual(withoutSingular(english.keys()));
  });

  test("leave no message empty", () => {
    const empty = [...english, ...chinese].filter(([, text]) => text.trim() === "").map(([key]) => key);
    expect(empty).toEqual([]);
  });

  test("fill the same figures and names into each message", () => {
    const differing = [...chinese]
      .filter(([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? "").join())
      .map(([key]) => key);
    expect(differing).toEqual([]);
  });

  test("are not the same text, but for names and bare figures", () => {
    const same = [...chinese].filter(([key, text]) => text === english.get(key)).map(([key]) => key);
    expect(same).toEqual(["tribe.readyOf", "deploy.git"]);
  });
});

describe("the code", () => {
  test("uses every message", () => {
    const spoken = (key: string) => {
      const base = key.replace(/_(one|other)$/, "");
      const parent = base.slice(0, base.lastIndexOf(".") + 1);
      return code.includes(`"${base}"`) || code.includes(`\`${parent}\${`);
    };
    const hints = (key: string) => /^fault\.\w+Hint$/.test(key) && code.includes("`fault.${type}Hint`");
    expect([...english.keys()].filter((key) => !spoken(key) && !hints(key))).toEqual([]);
  });

  test("has no text between tags that bypasses the dictionaries", () => {
    const bare = [...code.matchAll(/>\s*([A-Z][a-z]+(?: [a-z]+)+[.!?]?)\s*</g)].map(([, text]) => text);
    expect(bare).toEqual([]);
  });
});
