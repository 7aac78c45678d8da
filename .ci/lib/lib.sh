# What the proofs (.ci/*/prove-*, .ci/servers/*/prove-*) share. Source it from bash, first thing in a proof:
#
#   #!/usr/bin/env bash
#   # packages: nagios4-core         # Debian packages that .ci/run installs for it
#   # timeout: 600                   # seconds, where .ci/run's 300 are not right
#   . "$(dirname "${BASH_SOURCE[0]}")/../lib/lib.sh"
#   proof nagios                       # names the proof; always first
#   start_host --scenario one-disk-below
#   run_check -H "$HOST_ADDRESS" -p "$HOST_PORT" -u 'CONTOSO\monitor' -A "$AUTH_FILE"
#   equal 'exit code' 1 "$CODE"
#   finish                             # always last: prints "nagios: N passed, N failed", exits 1 on a failure
#
# A proof expects a finished `mvn package` (needs_package says so where it is missing), can be run alone and as often
# as one likes, needs no fixed port, and leaves nothing behind: everything started with `background` or `start_host`
# is ended, and $WORK removed, however the proof ends.
#
# Variables
#   ROOT        the project's directory
#   DIST        the distribution that `mvn package` left, $ROOT/target/check_hyperv_storage_qos
#   CHECK       its launcher
#   WORK        scratch directory of this run
#   AUTH_FILE   authentication file (mode 600) of the simulated host's account, CONTOSO\monitor
#   PASSWORD    its password
#   JAVA        JAVA_HOME's java, else the one on PATH
#   HOST_*      of the host started last: HOST_ADDRESS, HOST_PORT, HOST_PID, HOST_LOG (its output; errors in $HOST_LOG.err)
#   OUT ERR CODE LINE MILLIS   of the last `run`/`run_check`: standard output, standard error, exit code,
#                              first line of the output, wall time in ms
#
# Assertions; each counts once and prints one line, a failed one with what was found
#   ok WHAT                        a success decided by the caller
#   not_ok WHAT [DETAIL...]        a failure decided by the caller; details are shown indented
#   equal WHAT EXPECTED ACTUAL     the two texts are the same
#   contains WHAT PART TEXT        TEXT holds PART, literally
#   lacks WHAT PART TEXT           TEXT does not hold PART
#   matches WHAT REGEX TEXT        TEXT matches the extended REGEX
#   at_most WHAT LIMIT NUMBER      whole numbers
#   succeeds WHAT COMMAND...       COMMAND ends with 0; its output is shown when it does not
#   fails WHAT COMMAND...          COMMAND ends with another code
#   await SECONDS WHAT COMMAND...  tries COMMAND until it succeeds; a failed assertion (and return 1) when it never does
# and, not counted
#   skip WHAT WHY                  says what was not tried
#   skip_all WHY                   ends the proof at once, as one that could not be tried here
#   note TEXT...                   says something
#   fatal TEXT...                  ends the proof at once, as failed
#
# Doing things
#   run COMMAND...                 runs it, sets OUT ERR CODE LINE MILLIS; never fails
#   run_check ARGUMENT...          run "$CHECK" ARGUMENT...
#   background LOG COMMAND...      starts COMMAND, output to LOG and LOG.err, sets BACKGROUND_PID; ended with the proof
#   stop PID                       ends one of those now (TERM, after 5 s KILL) and waits for it
#   start_host OPTION...           a simulated host with these options of lib/simulated-host; returns when it listens
#   wait_until SECONDS COMMAND...  tries COMMAND every 50 ms until it succeeds; status 1 when it never did; asserts nothing
#   failure_shape                  prints the shape of the JSON document on standard input: which members there are and of
#                                  what type; members that may be null are left out. Needs jq.
#   free_address                   prints a loopback address (127.x.y.z) on which nothing listens on port 135
#   free_port [ADDRESS]            prints a TCP port that was free a moment ago
#   on_exit COMMAND...             COMMAND is run when the proof ends, last registered first
#   needs_package                  fatal when there is no packaged launcher
#   needs COMMAND...               fatal when one of these programs is not installed

set -u -o pipefail
[ "${BASH_VERSINFO[0]}" -ge 5 ] || { echo 'lib.sh needs bash 5'; exit 2; }

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
DIST=$ROOT/target/check_hyperv_storage_qos
CHECK=$DIST/bin/check_hyperv_storage_qos
JAVA=java
if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then JAVA=$JAVA_HOME/bin/java; fi
PASSWORD='Geheim-1!'
PROOF=proof
PASSED=0
FAILED=0
PIDS=()
EXIT_COMMANDS=()
HOSTS_STARTED=0

proof() {
    PROOF=$1
    WORK=$(mktemp -d "${TMPDIR:-/tmp}/prove-$PROOF.XXXXXX") || exit 2
    chmod 755 "$WORK" # other users (nagios, zabbix) may have to look into it
    trap clean_up EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    AUTH_FILE=$WORK/monitor.auth
    (umask 077 && printf 'username=monitor\npassword=%s\ndomain=CONTOSO\n' "$PASSWORD" >"$AUTH_FILE")
    echo "== $PROOF"
}

clean_up() {
    local status=$? i
    trap - EXIT
    trap '' INT TERM HUP
    for ((i = ${#EXIT_COMMANDS[@]} - 1; i >= 0; i--)); do eval "${EXIT_COMMANDS[i]}"; done
    for i in "${PIDS[@]}"; do kill -- "-$i" 2>/dev/null; done
    for i in "${PIDS[@]}"; do stop "$i"; done
    rm -rf "$WORK"
    exit "$status"
}

on_exit() {
    EXIT_COMMANDS+=("${*@Q}")
}

finish() {
    echo "$PROOF: $PASSED passed, $FAILED failed"
    [ "$FAILED" -eq 0 ] && [ "$PASSED" -gt 0 ]
    exit
}

ok() {
    PASSED=$((PASSED + 1))
    echo "ok      $PROOF: $1"
}

not_ok() {
    FAILED=$((FAILED + 1))
    echo "NOT OK  $PROOF: $1"
    shift
    [ $# -eq 0 ] || printf '%s\n' "$@" | sed 's/^/        | /'
}

skip() { echo "skipped $PROOF: $1: $2"; }

skip_all() {
    skip 'all of it' "$1"
    echo "$PROOF: $PASSED passed, $FAILED failed"
    [ "$FAILED" -eq 0 ]
    exit
}

note() { echo "        $*"; }

fatal() {
    not_ok "$@"
    finish
}

equal() {
    if [ "$2" = "$3" ]; then ok "$1"; else not_ok "$1" "expected: $2" "found:    $3"; fi
}

contains() {
    case $3 in
        *"$2"*) ok "$1" ;;
        *) not_ok "$1" "not found: $2" "in: $3" ;;
    esac
}

lacks() {
    case $3 in
        *"$2"*) not_ok "$1" "found: $2" "in: $3" ;;
        *) ok "$1" ;;
    esac
}

matches() {
    if [[ $3 =~ $2 ]]; then ok "$1"; else not_ok "$1" "does not match: $2" "found: $3"; fi
}

at_most() {
    if [ "$3" -le "$2" ]; then ok "$1 ($3, at most $2)"; else not_ok "$1" "limit: $2" "found: $3"; fi
}

succeeds() {
    local what=$1 output
    shift
    if output=$("$@" 2>&1 </dev/null); then ok "$what"; else not_ok "$what" "exit code $?: $*" "$output"; fi
}

fails() {
    local what=$1 output
    shift
    if output=$("$@" 2>&1 </dev/null); then not_ok "$what" "succeeded: $*" "$output"; else ok "$what"; fi
}

wait_until() {
    local end=$((${EPOCHREALTIME/[.,]/} + $1 * 1000000))
    shift
    until "$@" >/dev/null 2>&1; do
        [ "${EPOCHREALTIME/[.,]/}" -lt "$end" ] || return 1
        sleep 0.05
    done
}

await() {
    local seconds=$1 what=$2
    shift 2
    if wait_until "$seconds" "$@"; then
        ok "$what"
    else
        not_ok "$what" "not within $seconds s: $*"
        return 1
    fi
}

run() {
    local start=${EPOCHREALTIME/[.,]/}
    "$@" >"$WORK/run.out" 2>"$WORK/run.err" </dev/null
    CODE=$?
    MILLIS=$(((${EPOCHREALTIME/[.,]/} - start) / 1000))
    OUT=$(<"$WORK/run.out")
    ERR=$(<"$WORK/run.err")
    IFS= read -r LINE <"$WORK/run.out" || : # taken from OUT it would take minutes where that has megabytes
}

run_check() { run "$CHECK" "$@"; }

background() {
    local log=$1
    shift
    set -m # a process group of its own, so that its children end with it
    "$@" >"$log" 2>"$log.err" </dev/null &
    BACKGROUND_PID=$!
    set +m
    PIDS+=("$BACKGROUND_PID")
}

running() { kill -0 -- "$1" 2>/dev/null; }

ended() { ! running "$1"; }

stop() {
    local i
    kill -- "-$1" 2>/dev/null
    wait_until 5 ended "-$1" || kill -KILL -- "-$1" 2>/dev/null
    wait "$1" 2>/dev/null
    for i in "${!PIDS[@]}"; do [ "${PIDS[i]}" != "$1" ] || unset 'PIDS[i]'; done
    return 0
}

host_listens_or_ended() { grep -q '^listening ' "$HOST_LOG" || ended "$HOST_PID"; }

start_host() {
    HOSTS_STARTED=$((HOSTS_STARTED + 1))
    HOST_LOG=$WORK/host-$HOSTS_STARTED.log
    background "$HOST_LOG" "$ROOT/.ci/lib/simulated-host" --forever "$@"
    HOST_PID=$BACKGROUND_PID
    wait_until 30 host_listens_or_ended
    read -r _ HOST_ADDRESS HOST_PORT _ < <(grep -m1 '^listening ' "$HOST_LOG") ||
        fatal "simulated host $* listens" "$(cat "$HOST_LOG" "$HOST_LOG.err")"
}

failure_shape() {
    jq -ecS '[paths(type != "null") as $p | [$p, (getpath($p) | type)] | select(.[0][0] | IN("host", "address") | not)]'
}

nothing_listens() { ! (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null; }

free_address() {
    local address
    while :; do
        address=127.$((RANDOM % 250 + 2)).$((RANDOM % 250 + 2)).$((RANDOM % 250 + 2))
        if nothing_listens "$address" 135; then
            echo "$address"
            return
        fi
    done
}

free_port() {
    local port
    while :; do
        port=$((RANDOM % 28000 + 4000)) # under the range from which Linux takes ports for clients
        if nothing_listens "${1:-127.0.0.1}" "$port"; then
            echo "$port"
            return
        fi
    done
}

needs_package() {
    [ -x "$CHECK" ] || fatal 'the packaged launcher is there' "$CHECK is missing: run mvn package first"
}

needs() {
    local program
    for program in "$@"; do
        command -v "$program" >/dev/null || fatal "$program is installed" 'see .ci/run for the Debian packages'
    done
}
