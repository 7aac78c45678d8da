package io.github.checkhyperv.cli;

import io.github.checkhyperv.check.Filter;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.Thresholds;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.run.Wanted;
import io.github.checkhyperv.security.Credentials;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what is to be asked of the hosts and clusters of a list: what a section of the list says
 * comes before its defaults, and those before the command line. What many have in common is read
 * once: so all that name one account share one login.
 */
final class FleetReader {
    private static final int USUAL_CONCURRENCY = 64;
    private static final int MOST_CONCURRENCY = 1024;

    /** What proves who the user is: who names one of these means no other. */
    private static final Set<Flag> PROOFS =
            EnumSet.of(Flag.PASSWORD, Flag.AUTHENTICATION_FILE, Flag.KEYTAB, Flag.CCACHE);

    private static final Set<Flag> ACCOUNT =
            EnumSet.of(
                    Flag.USERNAME,
                    Flag.PASSWORD,
                    Flag.AUTHENTICATION_FILE,
                    Flag.AUTH,
                    Flag.KEYTAB,
                    Flag.CCACHE,
                    Flag.REALM,
                    Flag.KDC,
                    Flag.SPN);

    /** The account without what is about a host or a KDC: whoever refuses it, it is one. */
    private static final Set<Flag> PROVEN = EnumSet.copyOf(ACCOUNT);

    static {
        PROVEN.remove(Flag.SPN);
        PROVEN.remove(Flag.KDC);
    }

    private static final Set<Flag> ONE_HOST =
            EnumSet.of(Flag.HOSTNAME, Flag.CLUSTER, Flag.SPN, Flag.DIAGNOSE);

    private final GivenOptions line;
    private final GivenOptions extra;
    private final Map<String, String> environment;
    private final boolean taped;
    private final Map<List<List<String>>, Login> logins = new HashMap<>();
    private final Map<List<List<String>>, Credentials> accounts = new HashMap<>();
    private final Map<List<List<String>>, Judgement> judgements = new HashMap<>();

    /** How hosts are judged. */
    private record Judgement(Thresholds thresholds, Filter filter, Timeout timeout) {}

    private FleetReader(
            GivenOptions line, GivenOptions extra, Map<String, String> environment, boolean taped) {
        this.taped = taped;
        this.line = line;
        this.extra = extra;
        this.environment = environment;
    }

    /** Reads the list that the options name, and all that it names. */
    static FleetArguments read(
            GivenOptions line, GivenOptions extra, Map<String, String> environment, Preview preview)
            throws UsageException {
        OptionReader values = new OptionReader(line, extra);
        for (Flag flag : ONE_HOST) {
            if (values.has(flag)) {
                throw new UsageException(
                        values.named(flag) + " has no place beside " + Flag.HOSTS.label(),
                        "it is about one host or cluster: leave it out, or ask that by itself");
            }
        }
        if (values.has(Flag.REPLAY)) {
            throw new UsageException(
                    values.named(Flag.REPLAY) + " has no place beside " + Flag.HOSTS.label(),
                    "the tape of a list has its hosts: leave " + Flag.HOSTS.label() + " out");
        }
        Timeout timeout = timeout(values);
        Presentation presentation = Presentation.of(values);
        int concurrency = concurrency(values);
        Optional<Taping> taping = ArgumentsParser.taping(values, false);
        Shard shard = Shard.of(values);
        preview.learnOfMany(presentation, timeout);
        HostList list = HostList.read(values.text(Flag.HOSTS).orElse(""));
        FleetReader reader = new FleetReader(line, extra, environment, taping.isPresent());
        List<FleetArguments.Listed> hosts = new ArrayList<>();
        for (ListEntry entry : list.entries()) {
            if (shard.has(entry.name())) {
                hosts.add(reader.listed(entry, list.defaults()));
            }
        }
        List<Failure> mistakes = new ArrayList<>();
        for (UsageException mistake : list.mistakes()) {
            mistakes.add(ArgumentsParser.failure(mistake));
        }
        return new FleetArguments(
                hosts, mistakes, timeout, concurrency, presentation, taping, Optional.empty());
    }

    /** The limit of the whole run. */
    static Timeout timeout(OptionReader values) throws UsageException {
        int usual = (int) Timeout.OF_MANY.limit().toSeconds();
        int seconds = values.number(Flag.RUN_TIMEOUT, usual, 1, Timeout.MOST_SECONDS);
        return new Timeout(Duration.ofSeconds(seconds), Status.UNKNOWN);
    }

    static int concurrency(OptionReader values) throws UsageException {
        return values.number(Flag.CONCURRENCY, USUAL_CONCURRENCY, 1, MOST_CONCURRENCY);
    }

    private FleetArguments.Listed listed(ListEntry entry, GivenOptions defaults) {
        try {
            if (entry.mistake().isPresent()) {
                throw entry.mistake().get();
            }
            AskedHost asked = host(entry, defaults);
            OptionReader options = new OptionReader(entry.options(), extra);
            return new FleetArguments.Askable(
                    entry.name(),
                    asked,
                    taped ? options.onTape(true, false) : Map.of(),
                    Optional.empty());
        } catch (UsageException e) {
            return new FleetArguments.Mistaken(entry.name(), ArgumentsParser.failure(e));
        }
    }

    private AskedHost host(ListEntry entry, GivenOptions defaults) throws UsageException {
        GivenOptions given = entry.options();
        addMissing(given, defaults);
        boolean ownAccount = hasProof(given);
        addMissing(given, line);
        OptionReader values = new OptionReader(given, extra);
        AskedHostReader options = new AskedHostReader(values);
        String host = values.text(Flag.HOSTNAME).orElse(entry.name());
        Optional<ClusterArguments> cluster =
                entry.isCluster() ? Optional.of(options.cluster(host)) : Optional.empty();
        Optional<Wanted> wanted = options.wanted(entry.isCluster());
        int port = options.port();
        Judgement judgement = judgement(given, options);
        return new AskedHost(
                host,
                port,
                login(given, ownAccount),
                judgement.thresholds(),
                judgement.filter(),
                judgement.timeout(),
                cluster,
                wanted);
    }

    private static void addMissing(GivenOptions given, GivenOptions other) {
        Set<Flag> but = EnumSet.noneOf(Flag.class);
        for (Flag flag : Flag.values()) {
            boolean replaced = hasProof(given) && (PROOFS.contains(flag) || flag == Flag.USERNAME);
            if (!flag.isOfHost() || replaced) {
                but.add(flag);
            }
        }
        given.addMissing(other, but);
    }

    private static boolean hasProof(GivenOptions given) {
        for (Flag flag : PROOFS) {
            if (given.has(flag)) {
                return true;
            }
        }
        return false;
    }

    private Judgement judgement(GivenOptions given, AskedHostReader options) throws UsageException {
        Set<Flag> flags = EnumSet.complementOf(EnumSet.copyOf(ACCOUNT));
        flags.removeAll(EnumSet.of(Flag.HOSTNAME, Flag.PORT, Flag.NODE, Flag.NODE_SUFFIX));
        List<List<String>> key = key(given, flags);
        Judgement known = judgements.get(key);
        if (known == null) {
            known = new Judgement(options.thresholds(), options.filter(), options.timeout());
            judgements.put(key, known);
        }
        return known;
    }

    /** The password of the environment is the command line's, and so of who has no other. */
    private Login login(GivenOptions given, boolean ownAccount) throws UsageException {
        List<List<String>> key = key(given, ACCOUNT);
        Login known = logins.get(key);
        if (known == null) {
            Map<String, String> variables = environment;
            if (ownAccount) {
                variables = new HashMap<>(environment);
                variables.remove(ArgumentsParser.PASSWORD_VARIABLE);
            }
            known = sharing(login(given, variables), key(given, PROVEN));
            logins.put(key, known);
        }
        return known;
    }

    /** What proves one account is one, whatever the hosts' principals: it is refused or not. */
    private Login sharing(Login login, List<List<String>> account) {
        Credentials known = accounts.putIfAbsent(account, login.credentials());
        if (known == null) {
            return login;
        }
        login.close();
        return new Login(known, login.kerberos());
    }

    private Login login(GivenOptions given, Map<String, String> variables) throws UsageException {
        try {
            return new LoginSources(given, extra, variables).login();
        } catch (UsageException e) {
            throw placed(e, given);
        }
    }

    /** A file that is wrong is told with the line of the list that names it. */
    private static UsageException placed(UsageException e, GivenOptions given) {
        String message = e.getMessage();
        for (Flag flag : List.of(Flag.AUTHENTICATION_FILE, Flag.KEYTAB, Flag.CCACHE)) {
            String place = given.place(flag);
            if (given.has(flag) && !place.isEmpty() && !message.contains(place)) {
                return new UsageException(message + ", named" + place, e.remedy());
            }
        }
        return e;
    }

    private static List<List<String>> key(GivenOptions given, Set<Flag> flags) {
        List<List<String>> key = new ArrayList<>(flags.size());
        for (Flag flag : flags) {
            key.add(given.all(flag));
        }
        return key;
    }
}
