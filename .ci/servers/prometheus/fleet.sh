# Part of prove-promtool: what the timers' unit and the lines for cron say, run against a simulated fleet.

SHIPPED=$ROOT/plugin-config/prometheus
FLEET_FOLDER=$WORK/fleet

fleet_starts() {
    mkdir "$FLEET_FOLDER"
    start_host --scenario healthy --fleet 40 --below 4 --list "$WORK/fleet.list"
    {
        printf '[defaults]\nauthentication-file = %s\nport = %s\n' "$AUTH_FILE" "$HOST_PORT"
        awk '{ printf "[host %s]\nhostname = %s\n", $1, $2 }' "$WORK/fleet.list"
    } >"$WORK/fleet.ini"
}

# here TEXT: with places of the proof's own
here() {
    local text=$1
    text=${text//\/opt\/check_hyperv_storage_qos\/bin\/check_hyperv_storage_qos/$CHECK}
    text=${text//\/etc\/hyperv-storage-qos\/hosts.ini/$WORK/fleet.ini}
    printf '%s' "${text//\/var\/lib\/prometheus\/node-exporter/$FLEET_FOLDER}"
}

# The line that systemd would run for this instance of the unit: no shell, only its specifiers.
exec_start() { # exec_start INSTANCE
    sed -n 's/^ExecStart=//p' "$SHIPPED/hyperv-storage-qos@.service" | sed "s|%I|${1//-//}|g; s|%i|$1|g"
}

# Root as the unit leaves it.
without_capabilities() {
    if [ "$(id -u)" -eq 0 ]; then setpriv --bounding-set=-all --inh-caps=-all --no-new-privs "$@"; else "$@"; fi
}

timers_run() {
    local part words
    for part in 1-2 2-2; do
        read -ra words < <(here "$(exec_start $part)")
        run without_capabilities "${words[@]}"
        equal "timer $part: its exit code is one that the unit takes for success" 1 "$CODE"
        contains "timer $part: which it does" ' 1 ' " $(sed -n 's/^SuccessExitStatus=//p' "$SHIPPED/hyperv-storage-qos@.service") "
        equal "timer $part: nothing on standard error" '' "$ERR"
    done
    parts_are_the_fleet timer
}

# parts_are_the_fleet WHAT: the two files of the two parts
parts_are_the_fleet() {
    local what=$1 file=$FLEET_FOLDER/hyperv-storage-qos
    accepted "$what: the first file" "$file-1-2.prom"
    accepted "$what: the second file" "$file-2-2.prom"
    equal "$what: every host is in one of the files, once" "$(cut -f1 "$WORK/fleet.list" | sort)" \
        "$(cat "$file"-*.prom | sed -n 's/^hyperv_storage_qos_up{address="\([^"]*\)"} 1$/\1/p' | sort)"
    equal "$what: no file is without hosts" 2 "$(grep -l '^hyperv_storage_qos_up' "$file"-*.prom | wc -l)"
    equal "$what: no series is there twice" '' "$(grep -hv '^#' "$file"-*.prom | sed 's/ [^ ]*$//' | sort | uniq -d)"
    equal "$what: ten hosts have a disk below its reservation" 10 \
        "$(cat "$file"-*.prom | grep -c 'verdict="below_reservation"} 1$')"
    # One exposition of both, as who reads the folder makes it: each family's HELP and TYPE once.
    cat "$file"-*.prom | awk '/^#/ && seen[$0]++ { next } { print }' | family_by_family >"$WORK/both.prom"
    accepted "$what: both files together" "$WORK/both.prom"
}

# The lines of a family follow one another in one file, but not where two were put together.
family_by_family() {
    awk '{ family = /^#/ ? $3 : $1; sub(/[{ ].*/, "", family) } !(family in lines) { order[++n] = family }
        { lines[family] = lines[family] $0 "\n" } END { for (i = 1; i <= n; i++) printf "%s", lines[order[i]] }'
}

exporter_shows_the_fleet() {
    EXPORTER_PORT=$(free_port)
    background "$WORK/fleet-exporter.log" prometheus-node-exporter --web.listen-address="127.0.0.1:$EXPORTER_PORT" \
        --collector.disable-defaults --collector.textfile --collector.textfile.directory="$FLEET_FOLDER"
    await 20 'fleet: the node exporter answers' exporter_answers
    contains 'fleet: the node exporter has no complaint of the two files' 'node_textfile_scrape_error 0' "$(<"$WORK/exported")"
    equal 'fleet: it shows 40 hosts' 40 "$(grep -c '^hyperv_storage_qos_up{' "$WORK/exported")"
    stop "$BACKGROUND_PID"
}

cron_lines_run() {
    local line
    rm "$FLEET_FOLDER"/*
    equal 'cron: two lines' 2 "$(grep -c '^\* ' "$SHIPPED/hyperv-storage-qos.cron")"
    # What cron knows before it runs a line are assignments that a shell takes, too.
    while read -r line; do
        run sh -c "$(here "$(grep -E '^[A-Z]+=' "$SHIPPED/hyperv-storage-qos.cron")"$'\n'"$line")"
        equal 'cron: a line prints nothing that would be mailed' '' "$OUT$ERR"
    done < <(sed -n 's/^\* \* \* \* \* root //p' "$SHIPPED/hyperv-storage-qos.cron")
    parts_are_the_fleet cron
}

units_are_sound() {
    if ! command -v systemd-analyze >/dev/null; then
        skip 'the units in the eyes of systemd' 'systemd-analyze is not installed'
        return
    fi
    mkdir "$WORK/units"
    sed "s|/opt/check_hyperv_storage_qos/bin/check_hyperv_storage_qos|$CHECK|" "$SHIPPED/hyperv-storage-qos@.service" \
        >"$WORK/units/hyperv-storage-qos@1-2.service"
    cp "$SHIPPED/hyperv-storage-qos@.timer" "$WORK/units/hyperv-storage-qos@1-2.timer"
    run systemd-analyze verify --man=no "$WORK/units/hyperv-storage-qos@1-2.service" "$WORK/units/hyperv-storage-qos@1-2.timer"
    equal 'systemd takes the units, without a complaint of them' '0' "$CODE$(grep hyperv <<<"$OUT$ERR")"
    run systemd-analyze security --offline=yes --threshold=40 "$WORK/units/hyperv-storage-qos@1-2.service"
    equal 'systemd calls the service well protected' 0 "$CODE" || note "$(tail -n 1 <<<"$OUT")"
}

# The list that is shipped as an example is one that can be read.
example_list_is_read() {
    run "$CHECK" --hosts "$SHIPPED/example-hosts.ini.sample" -t 2 --run-timeout 5 --output json
    equal 'the example list: four hosts, each with the same mistake, that there is no account' \
        '4 /etc/hyperv-storage-qos/account.auth' \
        "$(jq -r '"\(.hosts | length) \(.hosts | map(.message | capture("(?<file>/etc/[^ :;]*)").file) | unique | join(" "))"' <<<"$OUT")"
}

fleet_by_timers_and_cron() {
    fleet_starts
    timers_run
    exporter_shows_the_fleet
    cron_lines_run
    stop "$HOST_PID"
    units_are_sound
    example_list_is_read
}
