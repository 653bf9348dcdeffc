// The day's report: the funds that moved most, from fund-quotes. Ends with 1 when it cannot be made.
const quotes = process.env.QUOTES_URL || 'http://fund-quotes:8080';

async function ask(path) {
  const answer = await fetch(quotes + path, { signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.json();
}

try {
  const funds = await ask('/funds');
  const moves = [];
  for (const { fund, latest } of funds) {
    const values = await ask(`/funds/${fund.code}/nav?from=2026-10-01`);
    const before = values.at(-2) ?? values.at(-1);
    moves.push({ fund, latest, change: (latest.nav / before.nav - 1) * 100 });
  }
  moves.sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
  console.log(`净值日报 NAV report: ${moves.length} funds`);
  for (const { fund, latest, change } of moves.slice(0, 10)) {
    console.log(`${latest.date}  ${fund.code}  ${Number(latest.nav).toFixed(4)}  ${change >= 0 ? '+' : ''}${change.toFixed(2)} %  ${fund.name}`);
  }
} catch (failure) {
  console.error(`the report was not made: ${failure.message}`);
  process.exitCode = 1;
}
