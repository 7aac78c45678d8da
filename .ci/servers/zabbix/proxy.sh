# Part of prove-zabbix: an active proxy, with a plugin, an authentication file and an ExternalScripts directory of its own.
# Its Debian package conflicts with the server's, so that it is unpacked (packages.sh) and not installed.

PROXY=$WORK/proxy
PROXY_FIELDS=

try_proxy() { # try_proxy TIMEOUT
    if [ -x "$UNPACKED/usr/sbin/zabbix_proxy" ] || { packages_of bookworm && unpack zabbix-proxy-sqlite3; }; then
        start_proxy "$1"
    else
        skip 'a proxy' "the mirror does not give its package: $(tail -n 1 "$WORK/apt.log")"
    fi
}

has_proxy() { [ -n "$PROXY_FIELDS" ]; }

start_proxy() { # start_proxy TIMEOUT
    local port
    port=$(free_port)
    mkdir -p "$PROXY/tmp" "$PROXY/externalscripts"
    cat >"$PROXY/proxy.conf" <<END
ProxyMode=0
Hostname=proxy
Server=127.0.0.1:$SERVER_PORT
ListenIP=127.0.0.1
ListenPort=$port
SourceIP=127.0.0.1
DBName=$PROXY/proxy.db
LogType=console
PidFile=$PROXY/proxy.pid
SocketDir=$PROXY/tmp
TmpDir=$PROXY/tmp
ExternalScripts=$PROXY/externalscripts
Timeout=$1
ConfigFrequency=5
DataSenderFrequency=1
StartPollers=4
StartPollersUnreachable=1
StartPingers=0
StartDiscoverers=0
StartHTTPPollers=0
StartVMwareCollectors=0
StartTrappers=1
StartPreprocessors=1
END
    install_plugin "$PROXY/plugin" zabbix
    ln -s "$PROXY/plugin/check_hyperv_storage_qos" "$PROXY/externalscripts/check_hyperv_storage_qos"
    own zabbix "$PROXY"
    WAYS+=(-proxy)
    PROXY_FIELDS=$(new_proxy) || fatal 'the proxy is made known to the server'
    background "$PROXY/log" as zabbix "${LOADER[@]}" "$UNPACKED/usr/sbin/zabbix_proxy" -f -c "$PROXY/proxy.conf"
    on_exit ends_alone "$BACKGROUND_PID"
    await 30 'the proxy has fetched its configuration from the server' \
        grep -q 'received configuration data from server' "$PROXY/log" || fatal 'the proxy works' "$(tail -n 20 "$PROXY/log")"
}

# Makes the proxy known to the server; prints what the hosts behind it need.
new_proxy() {
    if before_7; then
        ask proxy.create '{"host":"proxy","status":5}' '{proxy_hostid: .proxyids[0]}'
    else
        ask proxy.create '{"name":"proxy","operating_mode":0}' '{monitored_by: 1, proxyid: .proxyids[0]}'
    fi
}

# Who runs the check? Without its plugin the proxy cannot, the server could.
proxy_runs_the_check() {
    has_proxy || return 0
    local link=$PROXY/externalscripts/check_hyperv_storage_qos
    mv "$link" "$link.away"
    await 30 'hv-a-proxy: the plugin is missing on the proxy: a failure, so it is the proxy that runs it' \
        value_is hv-a-proxy hv.qos.failure NOT_RUN
    await 30 'hv-a-proxy: its trigger fires' problems_are hv-a-proxy "$CHECK_FAILED"
    all_supported hv-a-proxy 'hv-a-proxy: no item is unsupported'
    equal "hv-a: the server's own check is not concerned" '' "$(problems hv-a)"
    mv "$link.away" "$link"
    await 30 'hv-a-proxy: the plugin is back: nothing is wrong' problems_are hv-a-proxy ''
}
