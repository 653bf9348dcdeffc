// Prints which funds rose and fell most over the last days. Ends with 1 when the values cannot be had.
const quotes = process.env.QUOTES ?? 'http://fund-quotes:80';
const days = Number(process.env.DAYS ?? 20);

async function get(path) {
  const answer = await fetch(quotes + path, { signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) {
    throw new Error(`${path}: HTTP ${answer.status}`);
  }
  return answer.json();
}

try {
  const rows = [];
  for (const fund of await get('/funds')) {
    const values = (await get(`/funds/${fund.code}/nav`)).slice(-days - 1);
    rows.push({ ...fund, change: values.at(-1).nav / values[0].nav - 1 });
  }
  rows.sort((one, other) => other.change - one.change);
  console.log(`净值报告 / NAV report: ${rows.length} funds, ${days} trading days to ${rows[0].date}`);
  for (const fund of [...rows.slice(0, 5), ...rows.slice(-5)]) {
    const change = (fund.change * 100).toFixed(2).padStart(7);
    console.log(`${fund.code}  ${fund.nav.toFixed(4).padStart(8)}  ${change} %  ${fund.name} / ${fund.englishName}`);
  }
} catch (error) {
  console.error(`the report failed: ${error.message}${error.cause ? ` (${error.cause.message})` : ''}`);
  process.exitCode = 1;
}
