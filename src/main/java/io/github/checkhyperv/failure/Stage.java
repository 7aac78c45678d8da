package io.github.checkhyperv.failure;

/** The steps on the way to an answer, in the order in which a run goes through them. */
public enum Stage {
    /** Reading the command line and the files that it names. */
    USAGE("usage"),
    /** Turning the host's name into addresses. */
    RESOLVE("resolve"),
    /** Asking a KDC, a domain controller, for a ticket of Kerberos. */
    KDC("kdc"),
    /** Having a ticket of Kerberos for the host, from a cache or from the KDC. */
    TICKET("ticket"),
    /** Opening a TCP connection, to the endpoint mapper or to the object exporter. */
    CONNECT("connect"),
    /** Negotiating presentation contexts and proving who we are ([MS-RPCE], [MS-NLMP]). */
    AUTHENTICATE("authenticate"),
    /** Creating the WMI object on the host ([MS-DCOM] RemoteCreateInstance). */
    ACTIVATE("activate"),
    /** Opening a namespace ([MS-WMI] IWbemLevel1Login::NTLMLogin). */
    LOG_IN("log in"),
    /** Running a WQL query and fetching its rows ([MS-WMI] ExecQuery and Next). */
    QUERY("query"),
    /** Reading what the host sent ([MS-WMIO] objects, [MS-DCOM] object references). */
    DECODE("decode"),
    /** Putting the rows of the host together into disks. */
    JOIN("join"),
    /** Giving back the host's objects ([MS-DCOM] RemRelease). */
    RELEASE("release"),
    /** Judging the disks. */
    JUDGE("judge"),
    /** Bringing the answer to where it belongs. */
    OUTPUT("output"),
    /** Anywhere in this program. */
    INTERNAL("internal");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    /** The name that an operator reads, in lower case. */
    public String label() {
        return label;
    }
}
