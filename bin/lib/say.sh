# shellcheck shell=bash
# Messages in the reader's language, and steps with their elapsed time.

speaks_chinese() {
  [[ "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" == zh* ]]
}

# say ENGLISH CHINESE
say() {
  if speaks_chinese; then printf '%s\n' "$2"; else printf '%s\n' "$1"; fi
}

# fail CODE ENGLISH CHINESE: exit code 2 is for what the user can mend, 1 for the rest
fail() {
  say "$2" "$3" >&2
  exit "$1"
}

# step ENGLISH CHINESE COMMAND...: runs it and prints a line with the elapsed seconds
step() {
  local english=$1 chinese=$2 started=$EPOCHREALTIME
  shift 2
  "$@"
  local microseconds=$((${EPOCHREALTIME/./} - ${started/./}))
  printf '%-52s %5d.%01d s\n' "$(say "$english" "$chinese")" \
    $((microseconds / 1000000)) $((microseconds / 100000 % 10))
}
