# shellcheck shell=bash

# console_dependencies: in the console's folder, installs what the lock file names unless it is there
console_dependencies() {
  if [ ! -d node_modules ] || [ package-lock.json -nt node_modules ]; then
    npm ci --no-audit --no-fund
    touch node_modules
  fi
}
