# shellcheck shell=bash
# Banyan's own Podman: own configuration, own storage, own socket. The host's is neither read nor changed.

use_podman() {
  BANYAN_HOME=${BANYAN_HOME:-/var/lib/banyan}
  PODMAN_FOLDER=$BANYAN_HOME/podman
  PODMAN_SOCKET=$BANYAN_HOME/run/podman.sock
  PODMAN_PID=$BANYAN_HOME/run/podman.pid
  PODMAN_LOG=$BANYAN_HOME/logs/podman.log
  export CONTAINERS_CONF=$PODMAN_FOLDER/containers.conf
  export CONTAINERS_STORAGE_CONF=$PODMAN_FOLDER/storage.conf
  export CONTAINERS_REGISTRIES_CONF=$PODMAN_FOLDER/registries.conf
}

# lower_limit FLAG CEILING: the process's hard limit, or the ceiling where that is lower
lower_limit() {
  local limit
  limit=$(ulimit -H "$1")
  if [[ $limit == unlimited || $limit -gt $2 ]]; then limit=$2; fi
  printf '%s' "$limit"
}

# write_file PATH: from standard input; PODMAN_CHANGED=yes where the content is new
write_file() {
  local content
  content=$(cat)
  if [[ ! -f "$1" || "$(<"$1")" != "$content" ]]; then
    printf '%s\n' "$content" >"$1"
    PODMAN_CHANGED=yes
  fi
}

write_podman_configuration() {
  local registry=${BANYAN_REGISTRY:-127.0.0.1:5000} files processes
  # Without CAP_SYS_RESOURCE a container cannot be given more than this process has; the service
  # lowers its own limit of processes to 32768 at start.
  files=$(lower_limit -n 1048576)
  processes=$(lower_limit -u 32768)
  mkdir -p "$PODMAN_FOLDER/networks" "$PODMAN_FOLDER/storage" "$BANYAN_HOME/run" "$BANYAN_HOME/logs"
  chmod 0711 "$BANYAN_HOME" "$PODMAN_FOLDER"
  chmod 0700 "$BANYAN_HOME/run" "$BANYAN_HOME/logs"
  write_file "$CONTAINERS_CONF" <<END
[containers]
default_ulimits = ["nofile=$files:$files", "nproc=$processes:$processes"]
log_driver = "k8s-file"
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
# A supervisor stays so many seconds after each command run inside a container, exec probes included; the default is 300.
exit_command_delay = 10
tmp_dir = "$BANYAN_HOME/run/libpod"
[network]
network_backend = "netavark"
network_config_dir = "$PODMAN_FOLDER/networks"
default_subnet = "${BANYAN_DEFAULT_SUBNET:-10.191.0.0/20}"
END
  write_file "$CONTAINERS_STORAGE_CONF" <<END
[storage]
driver = "overlay"
graphroot = "$PODMAN_FOLDER/storage"
runroot = "$BANYAN_HOME/run/storage"
END
  # No registry of strangers is ever searched; the platform's own is on this machine, without TLS.
  write_file "$CONTAINERS_REGISTRIES_CONF" <<END
unqualified-search-registries = []
[[registry]]
location = "$registry"
insecure = true
END
}

podman_answers() {
  [[ "$(curl --silent --max-time 2 --unix-socket "$PODMAN_SOCKET" http://engine/_ping 2>/dev/null)" == OK ]]
}

# podman_process: prints the id of the service this script started, where it still runs
podman_process() {
  local process
  process=$(cat "$PODMAN_PID" 2>/dev/null) || return 0
  if [[ -n "$process" ]] && grep -qaF "unix://$PODMAN_SOCKET" "/proc/$process/cmdline" 2>/dev/null; then
    printf '%s' "$process"
  fi
}

stop_podman_service() {
  local process
  process=$(podman_process)
  if [[ -n "$process" ]]; then
    kill "$process"
    await 10 podman_ended "$process" || kill -KILL "$process"
  fi
  rm -f "$PODMAN_PID" "$PODMAN_SOCKET"
}

podman_ended() {
  ! kill -0 "$1" 2>/dev/null
}

# await SECONDS COMMAND...: until it succeeds; fails when the time is over
await() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < deadline)) || return 1
    sleep 0.1
  done
}

start_podman_service() {
  if [[ "${PODMAN_CHANGED:-no}" == yes ]]; then
    # Containers go on: each has its own supervisor.
    stop_podman_service
  fi
  podman_answers && return 0
  rm -f "$PODMAN_SOCKET"
  # Supervisors of containers inherit the folder and leave a file there when one is killed for memory.
  (
    cd "$BANYAN_HOME/run" || exit
    exec setsid nohup podman system service --time=0 "unix://$PODMAN_SOCKET" >>"$PODMAN_LOG" 2>&1 </dev/null
  ) &
  printf '%s\n' "$!" >"$PODMAN_PID"
  await 15 podman_answers ||
    fail 1 "Podman's API service does not answer; the last lines of $PODMAN_LOG: $(tail -n 5 "$PODMAN_LOG")" \
      "Podman API 服务无响应；$PODMAN_LOG 的最后几行：$(tail -n 5 "$PODMAN_LOG")"
  remove_ghosts
}

# Containers that Podman believes to run although their processes and supervisors were killed together.
remove_ghosts() {
  local name process
  while read -r name process; do
    [[ "$process" -gt 0 && -d "/proc/$process" ]] || podman rm --force --time 0 "$name" >/dev/null
  done < <(podman ps --filter status=running --format '{{.Names}} {{.Pid}}')
}

# What the engine and netavark left in the packet filter: the engine's jump, and rules of bridges that are gone.
remove_isolation_rules() {
  local chain rule bridge
  command -v iptables >/dev/null || return 0
  while iptables --wait -D FORWARD -m comment --comment 'banyan keeps environments apart' -j NETAVARK_ISOLATION_1 2>/dev/null; do :; done
  for chain in NETAVARK_ISOLATION_1 NETAVARK_ISOLATION_2; do
    while read -r rule; do
      bridge=$(sed -nE 's/.* -[io] (b[nt][0-9a-f]{12}) .*/\1/p' <<<"$rule ")
      # shellcheck disable=SC2086 # the rule is words
      [[ -z "$bridge" || -d "/sys/class/net/$bridge" ]] || iptables --wait ${rule/#-A/-D}
    done < <(iptables --wait -S "$chain" 2>/dev/null || true)
  done
}

# Everything in this storage is Banyan's; volumes and images stay.
remove_containers() {
  local -a networks
  command -v podman >/dev/null && [[ -f "$CONTAINERS_STORAGE_CONF" ]] || return 0
  podman rm --all --force --time 0 >/dev/null
  mapfile -t networks < <(podman network ls --filter 'name=.' --format '{{.Name}}' | grep -vx podman || true)
  ((${#networks[@]} == 0)) || podman network rm --force "${networks[@]}" >/dev/null
}

release_storage() {
  local mounted
  while read -r mounted; do
    umount --lazy "$mounted"
  done < <(awk -v folder="$BANYAN_HOME/" 'index($2, folder) == 1 { print $2 }' /proc/self/mounts | sort -r)
}
