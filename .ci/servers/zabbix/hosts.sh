# Part of prove-zabbix: the simulated hosts, the hosts that stand for them in Zabbix, and what Zabbix knows of those.

# Three VMs: one of two disks, one whose name tries all that quoting can get wrong, and a twin of the first in name, file
# and the beginning of its GUID.
DISK1=A1576C71-3C4C-4C36-9E1C-1B0E0FA0B5B1/83F8638B-8DCA-4152-9EDA-2CA8B33039B4/0/0/L
DISK2=A1576C71-3C4C-4C36-9E1C-1B0E0FA0B5B1/83F8638B-8DCA-4152-9EDA-2CA8B33039B4/0/1/L
DISK3=5F6D764F-0D11-4D33-8F7B-64E2A46B3A11/BB0A1A52-4C8E-4B0E-8C5D-2F6F1C9E7C31/0/0/L
DISK4=A1576C71-7D0E-4B6B-8B7E-3B0F7A1C2D4E/83F8638B-8DCA-4152-9EDA-2CA8B33039B4/0/0/L
ODD_FILE='Größe 100% $HOME it'\''s.vhdx'

# ---- what the simulated hosts hold

state() { # state FILE 'VM|ID|PATH|RESERVED|STATUSES'...
    local file=$1
    shift
    printf '%s\n' "$@" | jq -R 'select(. != "") | split("|") | (.[1] | split("/")) as $id | {name: .[0], guid: $id[0],
        disk: {device: ($id[1:] | join("\\")), path: .[2], reservation: (.[3] | tonumber),
        statuses: (.[4] | split(",") | map(tonumber))}}' |
        jq -s '{machines: (group_by(.guid) | map({name: .[0].name, guid: .[0].guid, disks: map(.disk)}))}' >"$file.new"
    mv "$file.new" "$file"
    look_again
}

disk1() { echo "${2:-DidierTest03}|$DISK1|C:\\Volume5\\DidierTest03\\DidierTest03Disk01.vhdx|0|${1:-2}"; }
disk2() { echo "${2:-DidierTest03}|$DISK2|C:\\Volume5\\DidierTest03\\DidierTest03Disk02.vhdx|500|${1:-2}"; }
disk4() { echo "DidierTest03|$DISK4|C:\\Volume6\\DidierTest03\\DidierTest03Disk01.vhdx|0|2"; }
disk3() { echo "$ODD_NAME|$DISK3|C:\\Volume5\\$ODD_FILE|300|${1:-2}"; }

# ---- what Zabbix knows

declare -A HOST_ID
host_id() { echo "${HOST_ID[$1]}"; }

# A call of the API takes longer than all else here: the items of a host are fetched at once, and not again for a second,
# unless something was changed.
looked() { # looked HOST: prints its items
    local file=$WORK/look-$1
    if ! [ -s "$file" ] || [ $((EPOCHSECONDS - $(stat -c %Y "$file"))) -gt 1 ]; then
        ask item.get "{\"hostids\":$(host_id "$1"),\"output\":[\"key_\",\"name\",\"lastvalue\",\"lastclock\",\"error\"]}" . >"$file"
    fi
    cat "$file"
}

look_again() { rm -f "$WORK"/look-*; }

items() { # items HOST: "itemid key" of all its items but those of the template itself
    looked "$1" | jq -r '.[] | select(.key_ | contains("hv.qos.disk.")) | .itemid + " " + .key_' | sort
}

item() { # item HOST KEY FIELD
    looked "$1" | jq -r --arg key "$2" "map(select(.key_ == \$key))[0].$3"
}

value() { item "$1" "$2" lastvalue; }

disk() { echo "hv.qos.disk.$1[\"$2\"]"; } # disk WHAT ID: the key

problems() { # problems HOST: names of what is wrong now, one a line
    ask trigger.get "{\"hostids\":$(host_id "$1"),\"filter\":{\"value\":1},\"expandDescription\":true}" '.[].description' | sort
}

# The template's and what it discovered; an item that a test made itself may be cut off with the agent.
unsupported() { # unsupported HOST: items and discovery rules that are
    local what='"output":["key_","error","templateid","flags"]' filter
    filter="{\"hostids\":$(host_id "$1"),\"filter\":{\"state\":1},$what}"
    ask item.get "$filter" '.[] | select(.templateid != "0" or .flags == "4") | .key_ + ": " + .error'
    ask discoveryrule.get "$filter" '.[] | .key_ + ": " + .error'
}

# Conditions for await. One that does not hold yet waits a moment, to spare the API.
holds() {
    "$@" && return
    look_again
    sleep 0.3
    return 1
}
value_is() { holds test "$(value "$1" "$2")" = "$3"; }
value_has() { [[ $(value "$1" "$2") == *"$3"* ]] || holds false; }
problems_are() { holds test "$(problems "$1")" = "$2"; }
item_count_is() { holds test "$(items "$1" | wc -l)" -eq "$2"; }

all_supported() { equal "$2" '' "$(unsupported "$1")"; }

# ---- hosts in Zabbix

macros() { # macros NAME VALUE...: as the API wants them
    jq -n '[$ARGS.positional | _nwise(2) | {macro: .[0], value: .[1]}]' --args -- "$@"
}

new_host() { # new_host NAME TEMPLATE AGENT_PORT MACROS [FIELDS]: more fields, as JSON
    local none='{}'
    HOST_ID[$1]=$(ask host.create "$(jq -n --arg host "$1" --arg template "$2" --arg port "$3" --argjson macros "$4" \
        --arg group "$GROUP" --argjson fields "${5:-$none}" '{host: $host, groups: [{groupid: $group}], macros: $macros,
        interfaces: [{type: 1, main: 1, useip: 1, ip: "127.0.0.1", dns: "", port: $port}],
        templates: (if $template == "" then [] else [{templateid: $template}] end)} + $fields')" '.hostids[0]') ||
        fatal "host $1 is made"
}

set_macro() { # set_macro HOST MACRO VALUE: of its own, in place of the template's
    local id
    look_again
    id=$(ask usermacro.get "{\"hostids\":$(host_id "$1"),\"filter\":{\"macro\":\"$2\"}}" '.[0].hostmacroid // empty')
    if [ -n "$id" ]; then
        api usermacro.update "$(jq -n --arg id "$id" --arg value "$3" '{hostmacroid: $id, value: $value}')" >/dev/null
    else
        api usermacro.create "$(jq -n --arg host "$(host_id "$1")" --arg macro "$2" --arg value "$3" \
            '{hostid: $host, macro: $macro, value: $value}')" >/dev/null
    fi
}
