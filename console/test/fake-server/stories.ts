import type { ApplicationEvent, Instance, LogLine, Verdict } from "../../src/api/types.ts";
import { ago } from "./world.ts";

export const SUCCEEDED_VERDICT: Verdict = {
  result: "succeeded",
  faultType: null,
  code: null,
  message: "3 of 3 instances of the new release were observed healthy; none of an older one is left.",
  nextStep: null,
  evidence: null,
};

export const FAILED_VERDICT: Verdict = {
  result: "failed",
  faultType: "user",
  code: "crashed-at-start",
  message: "The new release ends with exit code 1 within 3 seconds of its start, 4 times in a row.",
  nextStep: "Set DIRECTORY_URL for prod and deploy again. Release #4 kept serving and was restored.",
  evidence: {
    instance: "advisor-web-0-9f31c",
    exitCode: 1,
    signal: null,
    outOfMemory: false,
    lastProbe: "GET /health/ready → connection refused",
    changes: [
      { path: "containers.main.image", before: "…@sha256:8c1f02d94a77", after: "…@sha256:41be7700a9d3" },
      { path: "containers.main.variables.ADVISORS_FILE", before: "/data/advisors.json", after: null },
      { path: "containers.main.variables.DIRECTORY_URL", before: null, after: "${resources.directory.url}" },
    ],
    decisiveLines: [
      "Error: DIRECTORY_URL is not a valid URL: 'undefined'",
      "    at readSettings (/app/settings.js:31:11)",
    ],
    logLines: [
      "advisor-web 2.3.0 starting on node v20.19.5",
      "settings: PORT=8080 LOG_LEVEL=info",
      "settings: DIRECTORY_URL=undefined",
      "Error: DIRECTORY_URL is not a valid URL: 'undefined'",
      "    at readSettings (/app/settings.js:31:11)",
      "    at Object.<anonymous> (/app/server.js:9:18)",
      "    at Module._compile (node:internal/modules/cjs/loader:1554:14)",
      "    at node:internal/main/run_main_module:36:49",
      "Node.js v20.19.5",
    ],
  },
};

export const SCORE = `apiVersion: score.dev/v1b1
metadata:
  name: fund-quotes
containers:
  main:
    image: .
    variables:
      QUOTES_FILE: /data/quotes.csv
    resources:
      limits: { cpu: "1", memory: 256Mi }
    readinessProbe:
      httpGet: { path: /health/ready, port: 8080 }
service:
  ports:
    www: { port: 80, targetPort: 8080 }
resources:
  route:
    type: route
    params: { host: \${resources.dns.host}, path: /, port: 80 }
  dns:
    type: dns
`;

export function eventsOf(instances: readonly Instance[]): ApplicationEvent[] {
  const [first] = instances;
  const about = first?.name ?? null;
  const release = first?.release ?? null;
  const at: [number, string, ApplicationEvent["severity"], string][] = [
    [18, "instance-ready", "info", "Instance became ready after 4.1 s."],
    [22, "instance-started", "info", "Instance started."],
    [24, "rollout-started", "info", "Rollout of release #17 started: at most 1 more, 0 fewer than wanted."],
    [
      5_100,
      "instance-healed",
      "warning",
      "Slot 1 was without an instance for 0.9 s; its replacement was observed ready.",
    ],
    [5_101, "instance-died", "error", "Instance ended with signal SIGKILL, not asked for by the platform."],
    [9_000, "scaled", "info", "Scaled from 2 to 3 by alice."],
    [90_000, "route-ready", "info", "Route answers through the gateway."],
  ];
  return at.map(([seconds, type, severity, message], index) => ({
    id: 1_000 - index,
    at: ago(seconds),
    type,
    severity,
    message,
    instance: type.startsWith("instance") ? about : null,
    release,
  }));
}

const TEXTS = [
  "GET /funds/110022/nav?from=2026-10-01&to=2026-11-20 200 3 ms",
  "GET /funds 200 1 ms",
  "GET /health/ready 200 0 ms",
  "cache: 30 funds, 7,530 values, 98.4 % hits",
  "GET /funds/000001 200 1 ms",
  "查询基金 005827 最新净值 1.8942，日涨跌 +0.37%",
  "GET /slow?ms=2000 200 2001 ms",
];

export function logLine(instance: Instance, index: number, at: string): LogLine {
  const failing = index % 23 === 22;
  return {
    instance: instance.name,
    container: "main",
    stream: failing ? "error" : "out",
    at,
    text: failing
      ? "WARN quote feed answered late: 812 ms (limit 500 ms), using the value of 14:59:30"
      : (TEXTS[index % TEXTS.length] ?? ""),
  };
}

export function logsOf(instances: readonly Instance[]): LogLine[] {
  const lines = Array.from({ length: 240 }, (_, index) => {
    const source = instances[index % Math.max(1, instances.length)];
    return source === undefined ? [] : [logLine(source, index, ago((240 - index) * 0.7))];
  });
  return lines.flat();
}
