# For proofs that follow a document to the letter. Source it after lib.sh and `proof`.
#
# What a reader is told to type stands in a block of the document that begins with ```sh, and above it, where a reader of the
# rendered page does not see it, its name:
#
#   <!-- proof: install -->
#   ```sh
#   tar -xzf ...
#   ```
#
# Any other block can bear a name, too: what is to be typed into a command, a line of configuration, the output to expect.
# A block in a list is indented, its name as well.
#
#   document FILE           the document that is followed from here on, a path in the project or an absolute one
#   block NAME              prints what the block of that name holds; fatal where there is none
#   follow NAME [INPUT]     runs the block as root of the machine, from /root, stops at the first command that fails; the block
#                           INPUT is what is typed meanwhile. Sets OUT ERR CODE LINE as run does; asserts that all succeeded
#   follow_failing NAME     the same, of a block that ends with another exit code (CODE); asserts nothing
#   all_is_followed [NAME...]   asserts that no block of commands is left over; these are followed by another proof
#
#   dangling DIRECTORY      prints the relative links in the Markdown below it that lead nowhere there
#
# The machine is this one, copied on write: whatever is done to its files is gone with the proof, and its processes end with
# it. It has the network of this one, so that simulated hosts can be reached.
#
#   start_machine           makes it. Takes root; status 1 where that cannot be done here
#   on_machine COMMAND...   runs COMMAND there
#   host_on_machine NAME OPTION...   a simulated host that is called NAME there, on port 135
#   needs_machine           start_machine, or the proof ends as one that could not be tried

DOCUMENT=
FOLLOWED=()

document() {
    DOCUMENT=$1
    [[ $1 == /* ]] || DOCUMENT=$ROOT/$1
    [ -r "$DOCUMENT" ] || fatal "$1 can be read"
    FOLLOWED=()
}

# named_blocks: "NAME LANGUAGE" of every block of the document, - where there is none.
named_blocks() { each_block 'print name, language'; }

# each_block ACTION [NAME]: awk's ACTION at each block's beginning, with its name and language; the lines of block NAME.
each_block() {
    awk -v wanted="${2:-}" '
        { line = $0; sub(/^ +/, "", line) }
        !inside && line ~ /^<!-- proof: .* -->$/ { name = line; sub(/^<!-- proof: /, "", name); sub(/ -->$/, "", name); next }
        !inside && line ~ /^```/ {
            inside = 1
            indent = length($0) - length(line)
            language = substr(line, 4)
            if (name == "") name = "-"
            if (language == "") language = "-"
            '"$1"'
            next
        }
        inside && line ~ /^```$/ { inside = 0; name = ""; next }
        inside && name == wanted { print substr($0, indent + 1) }
        !inside && line != "" { name = "" }' "$DOCUMENT"
}

block() {
    named_blocks | grep -q "^$1 " || fatal "${DOCUMENT#"$ROOT/"} has a block $1"
    each_block '' "$1"
}

follow() {
    follow_failing "$@"
    if [ "$CODE" -eq 0 ]; then
        ok "${DOCUMENT#"$ROOT/"}: $1: as it stands there"
    else
        not_ok "${DOCUMENT#"$ROOT/"}: $1: as it stands there" "exit code $CODE" "$(block "$1")" "$OUT" "$ERR"
    fi
}

follow_failing() {
    local commands input=/dev/null
    commands=$(block "$1") || exit # which has been told
    FOLLOWED+=("$1")
    if [ -n "${2:-}" ]; then
        input=$WORK/typed
        block "$2" >"$input" || exit
    fi
    on_machine bash -c 'cd /root && exec bash -e -c "$0"' "$commands" >"$WORK/run.out" 2>"$WORK/run.err" <"$input"
    CODE=$?
    OUT=$(<"$WORK/run.out")
    ERR=$(<"$WORK/run.err")
    LINE=${OUT%%$'\n'*}
}

all_is_followed() {
    local name language left=
    FOLLOWED+=("$@")
    while read -r name language; do
        [ "$language" = sh ] || continue
        [[ " ${FOLLOWED[*]} " == *" $name "* ]] || left+=" $name"
    done < <(named_blocks)
    equal "${DOCUMENT#"$ROOT/"}: every command that it tells was tried" '' "$left"
}

dangling() {
    local file link
    find "$1" -name '*.md' | while read -r file; do
        grep -oE '\]\([^)]+\)' "$file" | grep -v : | sed 's/^](//; s/[#)].*//' | while read -r link; do
            [ -z "$link" ] || [ -e "$(dirname "$file")/$link" ] || echo "${file#"$1/"}: $link"
        done
    done
}

start_machine() {
    local log=$WORK/machine.log
    [ "$(id -u)" -eq 0 ] || return 1
    mkdir -p "$WORK/machine"
    background "$log" unshare --mount --propagation private --pid --fork --kill-child \
        "$ROOT/.ci/lib/machine" "$WORK/machine"
    wait_until 20 grep -q '^ready$' "$log" || return 1
    MACHINE_PID=$(pgrep -P "$BACKGROUND_PID")
    [ -n "$MACHINE_PID" ]
}

needs_machine() { start_machine || skip_all "no copy of this machine can be made here: $(tail -n 1 "$WORK/machine.log.err" 2>&1)"; }

on_machine() {
    nsenter --target "$MACHINE_PID" --mount --pid --root --wd \
        env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "$@"
}

host_on_machine() {
    local name=$1
    shift
    start_host --address "$(free_address)" --port 135 "$@"
    # shellcheck disable=SC2016 # for the shell there
    on_machine sh -c 'echo "$0 $1" >>/etc/hosts' "$HOST_ADDRESS" "$name"
}
