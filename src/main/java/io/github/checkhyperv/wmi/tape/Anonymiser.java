package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.failure.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a tape that can be given away. What a host sent is taken for names and replaced by made-up
 * ones, but for the vocabulary of Hyper-V; octets are left out.
 */
public final class Anonymiser {
    /** Options whose values hold names. */
    private static final Set<String> PATTERNS = Set.of("include", "exclude");

    private Anonymiser() {}

    /**
     * The same tape with other names, and without patterns and what those decided.
     *
     * @param more what else holds names that messages could tell: the account, say
     */
    public static Tape anonymise(Tape tape, List<String> more) {
        MadeUpNames names = new MadeUpNames();
        for (String text : more) {
            NameScanner.names(names, text);
        }
        // Rows come first: which words are names is known from them when it comes to messages.
        List<TapedHost> hosts = new ArrayList<>(tape.hosts());
        hosts.replaceAll(new NamesInRows(names)::host);
        hosts.replaceAll(new NamesInMessages(names)::host);
        return new Tape(
                tape.version(),
                tape.recorded(),
                true,
                withoutPatterns(tape.options()),
                Tape.Filtered.NONE,
                hosts,
                tape.list().map(list -> list(list, names)));
    }

    private static TapedList list(TapedList list, MadeUpNames names) {
        List<TapedMember> members = new ArrayList<>(list.members());
        members.replaceAll(new NamesInRows(names)::member);
        NamesInMessages messages = new NamesInMessages(names);
        members.replaceAll(member -> withoutPatterns(messages.member(member)));
        List<Failure> mistakes = new ArrayList<>(list.mistakes());
        mistakes.replaceAll(mistake -> messages.failure(Optional.of(mistake)).orElseThrow());
        return new TapedList(members, mistakes);
    }

    private static TapedMember withoutPatterns(TapedMember member) {
        return new TapedMember(
                member.name(),
                member.cluster(),
                withoutPatterns(member.options()),
                Tape.Filtered.NONE,
                member.hosts(),
                member.end());
    }

    private static Map<String, List<String>> withoutPatterns(Map<String, List<String>> options) {
        Map<String, List<String>> others = new LinkedHashMap<>(options);
        others.keySet().removeAll(PATTERNS);
        return others;
    }
}
