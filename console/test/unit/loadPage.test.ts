import { expect, test } from "vitest";
import { loadPage } from "../../src/app/loadPage.ts";

const AT_ONCE = [0, 0];

function failing(times: number): { load: () => Promise<string>; asked: () => number } {
  let asked = 0;
  return {
    asked: () => asked,
    load: () => {
      asked += 1;
      return asked <= times ? Promise.reject(new Error(`attempt ${asked}`)) : Promise.resolve("page");
    },
  };
}

test("a page is loaded again after the network stumbled", async () => {
  const page = failing(2);
  expect(await loadPage(page.load, AT_ONCE)).toBe("page");
  expect(page.asked()).toBe(3);
});

test("a page that cannot be loaded fails with the last reason", async () => {
  const page = failing(99);
  await expect(loadPage(page.load, AT_ONCE)).rejects.toThrow("attempt 3");
});
