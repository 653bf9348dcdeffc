# shellcheck shell=bash
# Finds a JDK 25: the machine's default Java may be an older one beside it.

readonly JAVA_WANTED=25

# java_release HOME: the feature release of the JDK there, or nothing where there is none
java_release() {
  local version
  [[ -x "$1/bin/javac" && -r "$1/release" ]] || return 0
  version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release")
  printf '%s' "$version"
}

# find_java: prints the home of the first JDK that is new enough; fails where there is none
find_java() {
  local candidate release
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* /opt/jdk*; do
    [[ -n "$candidate" && -d "$candidate" ]] || continue
    release=$(java_release "$candidate")
    if [[ -n "$release" && "$release" -ge "$JAVA_WANTED" ]]; then
      realpath "$candidate"
      return 0
    fi
  done
  candidate=$(readlink -f "$(command -v javac || true)" || true)
  candidate=${candidate%/bin/javac}
  release=$(java_release "$candidate")
  [[ -n "$release" && "$release" -ge "$JAVA_WANTED" ]] && printf '%s\n' "$candidate"
}

require_java() {
  JAVA_HOME=$(find_java) || fail 2 \
    "No JDK $JAVA_WANTED found. Install one and name it, for example: export JAVA_HOME=/usr/lib/jvm/<jdk-$JAVA_WANTED>" \
    "未找到 JDK $JAVA_WANTED。请安装并指定，例如：export JAVA_HOME=/usr/lib/jvm/<jdk-$JAVA_WANTED>"
  export JAVA_HOME
}
