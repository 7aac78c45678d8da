package io.github.checkhyperv.cli;

/** The help text. */
public final class Usage {
    private static final String TEXT =
            """
            Asks a Hyper-V host, a cluster or many of them over WMI (DCOM) which virtual
            disks do not get the IOPS that were reserved for them, and answers as a
            monitoring plugin does.

            Usage: check_hyperv_storage_qos -H HOST -u USER -A FILE [OPTION]...
                   check_hyperv_storage_qos --hosts FILE [OPTION]...

            Host
              -H, --hostname HOST       name, IPv4 or IPv6 address of the Hyper-V host
              -p, --port PORT           TCP port of its RPC endpoint mapper (default: 135)
              -t, --timeout SECONDS[:STATE]
                                        time for the whole process, whatever it is doing,
                                        and the state if it passes (default: 10:unknown)

            Cluster
                  --cluster             -H is a failover cluster or one of its nodes: ask
                                        all nodes, and judge the whole
                  --node NAME=ADDRESS   where a node is reached whose name does not
                                        resolve, repeatable
                  --node-suffix SUFFIX  what stands behind nodes' names (default: what
                                        stands behind the first dot of -H)
                  --node-down STATE     state when a node is down (default: ok)
                  --node-failed STATE   state when a node could not be judged, not ok
                                        (default: unknown)

            Many hosts (the options above and below are defaults for all of them)
                  --hosts FILE          in place of -H: one name a line, or sections
                                        [host NAME], [cluster NAME] and [defaults] with
                                        lines OPTION = VALUE; - reads standard input
                  --run-timeout SECONDS time for all of them (default: 55); -t is for one
                                        host or cluster, from its own start
                  --concurrency N       hosts and nodes that are asked at a time
                                        (default: 64)
                  --shard I/N           only the I-th of N parts of the list
              An account that a host refuses is not tried on the others.

            Account (command line before environment before file before --extra-opts)
              -u, --username USER       DOMAIN\\user, user@realm or user
              -A, --authentication-file FILE
                                        file with lines username=, password= and domain=,
                                        as smbclient takes it, or realm=; owned by you or
                                        root, mode 600, no symbolic link
                  --password PASSWORD   the password; every user of this machine can see it
                                        in the process list, so prefer -A
              CHECK_HYPERV_PASSWORD     environment variable that holds the password

            Kerberos (-H is the host's DNS name then)
                  --auth MECHANISM      ntlm or kerberos (default: ntlm; kerberos with
                                        --keytab or --ccache)
                  --keytab FILE         keys in place of a password; -u only if it holds
                                        those of several accounts
                  --ccache [FILE]       tickets, as kinit leaves them, in place of a
                                        password (default: KRB5CCNAME, /tmp/krb5cc_UID)
                  --realm REALM         the user's realm (default: that of user@REALM)
                  --kdc HOST[:PORT]     its KDC, a domain controller (default: as in
                                        krb5.conf or DNS)
                  --spn host/NAME       the host's principal (default: host/ and -H)
              Tickets are kept below ~/.cache, so that few checks ask the KDC.

            Thresholds
              -w, --warning RANGE       WARNING if the number of disks below their
                                        reservation is not in this range (default: 0)
              -c, --critical RANGE      CRITICAL if it is not in this one (default: none)
                  --degraded STATE      state for disks with any other status than OK, also
                                        beside a missed reservation (default: warning)
                  --ignore-status CODE[,CODE...]
                                        statuses that say nothing here, repeatable: 32792
                                        on storage without QoS, 11 while a backup runs;
                                        not 2, not 32788; an empty list ignores none
                  --no-disks STATE      state for a host without virtual disks, or with all
                                        of them excluded (default: ok)
                  --partial STATE       state when disks have no status at all, or disks of
                                        running VMs are not reported (default: warning)
              RANGE is [@]start:end as in the Monitoring Plugins guidelines; STATE is ok,
              warning, critical, unknown or 0 to 3.

            Filters (repeatable; a Java regular expression, found anywhere in the VM's
            name or in the disk's path; (?i) in front ignores case)
                  --include REGEX       only disks that one of these matches
                  --exclude REGEX       no disks that one of these matches
                  --no-match STATE      state for a host whose disks no --include matches
                                        (default: unknown)
              While a checkpoint or backup is open, data_<GUID>.avhdx is taken as data.vhdx.
              A disk whose VM or path is not known stays unless it is excluded.

            More facts (what a host does not have, or does not let the account see, is told
            and changes no verdict)
                  --measure             what each disk really gets: two samples of the
                                        host's counters, a second apart
                  --policies            QoS policies, flows and volumes, of Windows Server
                                        2016 and newer; with --cluster once a cluster
                  --storage-cluster NAME
                                        the cluster that has the storage, if it is another
                  --flows show|judge    judge: a flow below its reservation counts like a
                                        disk that is (default: show)
                  --pools               resource pools; one that reports a missed
                                        reservation which no disk shows is --partial

            Output
              -v, --verbose             -v adds what is fine, -vv the queries,
                                        -vvv the stages with their times
                  --perfdata WHICH      summary, below or all: numbers only, also the
                                        disks below their reservation, or every disk
                                        (default: below)
                  --output-limit OCTETS at most so much plugin output; whole lines are left
                                        out and counted, problems come first
                                        (default: 8192)
                  --output FORMAT       nagios, json, table or prometheus (default:
                                        nagios); with json the exit code is 0 whenever a
                                        document was printed
                  --output-file FILE    write that to a file, in one step; standard output
                                        then gets the status line
                  --diagnose            show every step, what came back and how long it
                                        took: the first thing to run against a new host

            Tape
                  --record FILE         also write down what the host says, as a JSON
                                        document of mode 600 that --replay takes
                  --anonymise           with --record: made-up names in place of those of
                                        hosts, VMs, files, users and of GUIDs
                  --replay FILE         ask a tape in place of -H, without network and
                                        login; the options on it hold unless given here

            Other
                  --extra-opts[=[SECTION][@FILE]]
                                        read more options from a section of an ini file
                                        (default: check_hyperv_storage_qos in plugins.ini)
              -V, --version             name and version
              -h, --help                this text

            Options with an argument are given once, if they are not called repeatable.

            Exit code: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN, help and usage errors.

            Examples
              check_hyperv_storage_qos -H hv01.contoso.com -A /etc/nagios/hyperv.auth
              check_hyperv_storage_qos -H hv01 -u 'CONTOSO\\monitor' -A hyperv.auth -c 3
              check_hyperv_storage_qos -H hv01.contoso.com --keytab monitor.keytab
              check_hyperv_storage_qos -H hv01 -A hyperv.auth --exclude '^Test' -t 30
              check_hyperv_storage_qos -H hvc1.contoso.com --cluster -A hyperv.auth
              check_hyperv_storage_qos --hosts hosts.ini --output prometheus
            """;

    private Usage() {}

    /** The help text, at most 80 columns wide. */
    public static String text() {
        return TEXT;
    }
}
