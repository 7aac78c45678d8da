# A Zabbix server of its own for prove-zabbix: PostgreSQL, server, agents and the frontend's API, all below $WORK and on
# loopback. Source it after daemons.sh; then: start_database, start_server, start_frontend, start_agent.
#
#   SYSTEM LOADER          where Zabbix is unpacked and what starts its programs, when it is not the one that is installed
#   api METHOD PARAMS      one JSON-RPC call; prints the result, status 1 and the error on standard error if it failed
#   ask METHOD PARAMS JQ   the same, its result through jq -r
#   login                  as Admin, the account that Zabbix itself creates
#   make_database NAME, serve_frontend NAME   a further database with Zabbix' schema, and the frontend for it from here on

SYSTEM= LOADER=()
ZABBIX=$WORK/zabbix
EXTERNAL_SCRIPTS=$ZABBIX/externalscripts

database_answers() { psql -q -h "$WORK/db" -U postgres -d postgres -c 'select 1'; }

start_database() {
    local bin
    bin=$(find /usr/lib/postgresql/*/bin -name initdb | sort -V | tail -n 1)
    bin=${bin%/initdb}
    mkdir "$WORK/db"
    own postgres "$WORK/db"
    (as postgres "$bin/initdb" -D "$WORK/db/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync) \
        >"$WORK/initdb.log" 2>&1 || fatal 'initdb' "$(tail "$WORK/initdb.log")"
    # No TCP at all; and a database that lives for minutes need not survive a power cut.
    background "$WORK/db.log" as postgres "$bin/postgres" -D "$WORK/db/data" -k "$WORK/db" -c listen_addresses= \
        -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=80
    DATABASE_PID=$BACKGROUND_PID
    on_exit end_database
    wait_until 30 database_answers || fatal 'PostgreSQL answers' "$(cat "$WORK/db.log.err")"
    psql -q -h "$WORK/db" -U postgres -d postgres -c 'create role zabbix login'
    make_database zabbix
}

make_database() {
    psql -q -h "$WORK/db" -U postgres -d postgres -c "create database $1 owner zabbix"
    zcat "$SYSTEM"/usr/share/zabbix-server-pgsql/{schema,images,data}.sql.gz |
        PGOPTIONS=--client-min-messages=error psql -q -v ON_ERROR_STOP=1 -h "$WORK/db" -U zabbix -d "$1" \
            >"$WORK/schema.log" 2>&1 || fatal 'the schema is loaded' "$(tail "$WORK/schema.log")"
}

end_database() { # a fast shutdown: cleared of its clients, it leaves no shared memory behind
    kill -INT "$DATABASE_PID" 2>/dev/null && wait_until 10 ended "$DATABASE_PID"
}

server_listens() { ! nothing_listens 127.0.0.1 "$SERVER_PORT"; }

start_server() { # start_server TIMEOUT
    mkdir -p "$ZABBIX/tmp" "$EXTERNAL_SCRIPTS"
    SERVER_PORT=$(free_port)
    cat >"$ZABBIX/server.conf" <<END
ListenIP=127.0.0.1
ListenPort=$SERVER_PORT
SourceIP=127.0.0.1
DBHost=$WORK/db
DBName=zabbix
DBUser=zabbix
LogType=console
PidFile=$ZABBIX/server.pid
SocketDir=$ZABBIX/tmp
TmpDir=$ZABBIX/tmp
ExternalScripts=$EXTERNAL_SCRIPTS
Timeout=$1
CacheUpdateFrequency=1
HousekeepingFrequency=0
StartPollers=8
StartPollersUnreachable=2
StartPingers=0
StartDiscoverers=0
StartHTTPPollers=0
StartVMwareCollectors=0
StartTrappers=3
StartReportWriters=0
StartPreprocessors=2
StartAlerters=1
END
    own zabbix "$ZABBIX"
    background "$ZABBIX/server.log" as zabbix "${LOADER[@]}" "$SYSTEM/usr/sbin/zabbix_server" -f -c "$ZABBIX/server.conf"
    SERVER_PID=$BACKGROUND_PID
    on_exit ends_alone "$SERVER_PID"
    wait_until 60 server_listens || fatal 'zabbix_server listens' "$(tail -n 20 "$ZABBIX/server.log")"
}

# A server or proxy ends its own processes, and complains of those that others end.
ends_alone() { kill -TERM "$1" 2>/dev/null && wait_until 10 ended "$1"; }

# start_agent NAME UNSAFE CONF...: sets AGENT_PORT and AGENT_PID
start_agent() {
    local name=$1 unsafe=$2 conf
    shift 2
    AGENT_PORT=$(free_port)
    {
        printf '%s\n' "Hostname=$name" ListenIP=127.0.0.1 "ListenPort=$AGENT_PORT" Server=127.0.0.1 SourceIP=127.0.0.1 \
            LogType=console "PidFile=$ZABBIX/$name.pid" Timeout=20 StartAgents=3 "UnsafeUserParameters=$unsafe"
        for conf; do echo "Include=$conf"; done
    } >"$ZABBIX/$name.conf"
    own zabbix "$ZABBIX/$name.conf"
    background "$ZABBIX/$name.log" as zabbix "${LOADER[@]}" "$SYSTEM/usr/sbin/zabbix_agentd" -f -c "$ZABBIX/$name.conf"
    AGENT_PID=$BACKGROUND_PID
    wait_until 20 agent_listens || fatal "agent $name listens" "$(cat "$ZABBIX/$name.log" "$ZABBIX/$name.log.err")"
}

# start_agent2 NAME CONF: Zabbix agent 2, with the same user parameters; sets AGENT_PORT and AGENT_PID
start_agent2() {
    AGENT_PORT=$(free_port)
    printf '%s\n' "Hostname=$1" ListenIP=127.0.0.1 "ListenPort=$AGENT_PORT" Server=127.0.0.1 SourceIP=127.0.0.1 LogType=console \
        "PidFile=$ZABBIX/$1.pid" "ControlSocket=$ZABBIX/tmp/$1.sock" "PluginSocket=$ZABBIX/tmp/$1-plugin.sock" Timeout=20 \
        "Include=$2" >"$ZABBIX/$1.conf"
    own zabbix "$ZABBIX/$1.conf"
    background "$ZABBIX/$1.log" as zabbix /usr/sbin/zabbix_agent2 -f -c "$ZABBIX/$1.conf"
    AGENT_PID=$BACKGROUND_PID
    wait_until 20 agent_listens || fatal "agent 2 $1 listens" "$(cat "$ZABBIX/$1.log" "$ZABBIX/$1.log.err")"
}

agent_listens() { ! nothing_listens 127.0.0.1 "$AGENT_PORT"; }

frontend_listens() { ! nothing_listens 127.0.0.1 "$FRONTEND_PORT"; }

start_frontend() {
    # Debian's frontend knows one place for its configuration, below /etc: a copy that looks below $WORK instead.
    cp -r "$SYSTEM/usr/share/zabbix" "$WORK/frontend"
    sed -i "s|/etc/zabbix/zabbix.conf.php|$WORK/zabbix.conf.php|" "$WORK/frontend/include/classes/core/CConfigFile.php"
    cat >"$WORK/zabbix.conf.php" <<END
<?php
\$DB['TYPE'] = 'POSTGRESQL';
\$DB['SERVER'] = '$WORK/db';
\$DB['PORT'] = '0';
\$DB['DATABASE'] = getenv('ZABBIX_DATABASE');
\$DB['USER'] = 'zabbix';
\$DB['PASSWORD'] = '';
\$DB['SCHEMA'] = '';
\$DB['ENCRYPTION'] = false;
\$DB['DOUBLE_IEEE754'] = true;
\$ZBX_SERVER = '127.0.0.1';
\$ZBX_SERVER_PORT = '$SERVER_PORT';
\$ZBX_SERVER_NAME = '$PROOF';
\$IMAGE_FORMAT_DEFAULT = IMAGE_FORMAT_PNG;
END
    serve_frontend zabbix
}

serve_frontend() {
    FRONTEND_PORT=$(free_port)
    background "$WORK/frontend-$1.log" env ZABBIX_DATABASE="$1" PHP_CLI_SERVER_WORKERS=4 php -d date.timezone=UTC -d max_execution_time=300 \
        -d memory_limit=512M -S "127.0.0.1:$FRONTEND_PORT" -t "$WORK/frontend"
    wait_until 20 frontend_listens || fatal 'the frontend listens' "$(cat "$WORK/frontend-$1.log.err")"
}

api() {
    local answer
    answer=$(printf '{"jsonrpc":"2.0","id":1,"auth":%s,"method":"%s","params":%s}' "$API_LOGIN" "$1" "$2" |
        curl -sS --max-time 120 -H 'Content-Type: application/json-rpc' "${API_HEADER[@]}" --data-binary @- \
            "http://127.0.0.1:$FRONTEND_PORT/api_jsonrpc.php") || return 1
    if ! jq -e 'has("result")' >/dev/null <<<"$answer"; then
        echo "$1: $answer" >&2
        return 1
    fi
    jq -c .result <<<"$answer"
}

ask() {
    local answer
    if ! answer=$(api "$1" "$2"); then
        echo "$1 failed" # so that what should be empty is not
        return 1
    fi
    jq -r "$3" <<<"$answer"
}

login() {
    local token
    API_LOGIN=null API_HEADER=()
    VERSION=$(ask apiinfo.version '[]' .) && token=$(api user.login '{"username":"Admin","password":"zabbix"}') ||
        fatal 'the API lets Admin in'
    if before_7; then API_LOGIN=$token; else API_HEADER=(-H "Authorization: Bearer $(jq -r . <<<"$token")"); fi
}

before_7() { [[ $VERSION == 6.* ]]; }

# Administration -> General -> Timeouts, which count from 7.0 on, in place of Timeout in the server's own file.
give_time() { api settings.update "{\"timeout_external_check\":\"$1\",\"timeout_zabbix_agent\":\"$1\"}" >"$WORK/settings.log"; }

import_template() { # import_template FILE
    local groups='{groups: $new}' rules='{"createMissing":true,"updateExisting":true}'
    local all='{"createMissing":true,"updateExisting":true,"deleteMissing":true}'
    before_7 || groups='{template_groups: $new, host_groups: $new}'
    api configuration.import "$(jq -n --rawfile source "$1" --argjson rules "$rules" --argjson all "$all" \
        '{createMissing: true, updateExisting: false} as $new | {format: "yaml", source: $source, rules: ('"$groups"' + {templates: $rules,
        items: $all, discoveryRules: $all, triggers: $all, graphs: $all, valueMaps: $all, templateDashboards: $all})}')"
}
