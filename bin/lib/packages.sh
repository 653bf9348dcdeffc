# shellcheck shell=bash
# What the machine needs from its distribution: each line is a file that proves a package is there, and the package.

readonly NEEDED_BY_ALL='
/etc/ssl/certs/ca-certificates.crt ca-certificates
/usr/bin/busybox|/bin/busybox busybox-static
/usr/bin/curl curl
/usr/bin/git git
/usr/bin/mmdebstrap mmdebstrap
/usr/bin/podman podman
/usr/lib/podman/aardvark-dns aardvark-dns
/usr/lib/podman/netavark netavark
/usr/sbin/iptables iptables
/usr/sbin/runc|/usr/bin/runc runc
'
readonly NEEDED_BY_BROWSER_TESTS='
/usr/bin/chromium chromium
/usr/share/fonts/truetype/wqy/wqy-microhei.ttc fonts-wqy-microhei
'

# missing_packages LIST: prints the packages none of whose files is there
missing_packages() {
  local files package file found
  while read -r files package; do
    [[ -n "$files" ]] || continue
    found=no
    for file in ${files//|/ }; do
      [[ -e "$file" ]] && found=yes
    done
    [[ $found == yes ]] || printf '%s\n' "$package"
  done <<<"$1"
}

# install_missing LIST LOG
install_missing() {
  local log=$2
  local -a missing
  mapfile -t missing < <(missing_packages "$1")
  ((${#missing[@]})) || return 0
  say "  installing: ${missing[*]}" "  正在安装：${missing[*]}"
  # A foreign source of the machine may fail to update; what counts is whether the packages install.
  apt-get update >"$log" 2>&1 || true
  DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${missing[@]}" >>"$log" 2>&1 ||
    fail 1 "apt-get could not install them; the last lines of $log: $(tail -n 5 "$log")" \
      "apt-get 安装失败；$log 的最后几行：$(tail -n 5 "$log")"
}

# require_debian_root ARGUMENT...: otherwise prints what to run instead, and stops
require_debian_root() {
  local id
  # shellcheck disable=SC1091
  id=$(. /etc/os-release 2>/dev/null && printf '%s' "${ID:-unknown}")
  if [[ "$id" != debian ]]; then
    fail 2 "This set-up knows Debian; this machine is '$id'. Install by its own means: $(missing_packages "$NEEDED_BY_ALL" | xargs)
Then start Podman's API service yourself and name its socket in BANYAN_ENGINE." \
      "本脚本仅支持 Debian，当前系统为 '$id'。请自行安装：$(missing_packages "$NEEDED_BY_ALL" | xargs)
然后启动 Podman API 服务，并用 BANYAN_ENGINE 指定其套接字。"
  fi
  if [[ $EUID -ne 0 ]]; then
    local install
    install=$(missing_packages "$NEEDED_BY_ALL" | xargs)
    fail 2 "Root is needed. Run:
${install:+  sudo apt-get install --yes --no-install-recommends $install
}  sudo --preserve-env=BANYAN_HOME,JAVA_HOME $0 $*" \
      "需要 root 权限。请执行：
${install:+  sudo apt-get install --yes --no-install-recommends $install
}  sudo --preserve-env=BANYAN_HOME,JAVA_HOME $0 $*"
  fi
}
