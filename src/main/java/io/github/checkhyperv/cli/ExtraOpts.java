package io.github.checkhyperv.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Options out of an ini file, {@code --extra-opts=[section][@file]} (Monitoring Plugins, "Extra-
 * Opts"). A key is the name of an option without its dashes, short or long. Everything after the
 * equals sign, but for spaces around it, is the value: no quotes, no escapes, no comments behind
 * it, so that a password may hold any of their characters.
 */
final class ExtraOpts {
    private static final String DEFAULT_SECTION = "check_hyperv_storage_qos";
    private static final int MOST_VERBOSE = 3;

    private final IniFile file;
    private final IniFile.Section section;
    private final GivenOptions values;

    private ExtraOpts(IniFile file, IniFile.Section section, GivenOptions values) {
        this.file = file;
        this.section = section;
        this.values = values;
    }

    /**
     * Adds what the option points at to {@code values}; an empty locator means the defaults.
     *
     * @throws UsageException for the first mistake; what is right is added all the same, as it may
     *     say how to tell of the mistake
     */
    static void read(String locator, Map<String, String> environment, GivenOptions values)
            throws UsageException {
        int at = locator.indexOf('@');
        String name = at < 0 ? locator : locator.substring(0, at);
        Path path =
                at < 0 ? IniPlaces.find(environment) : IniPlaces.path(locator.substring(at + 1));
        IniFile file = IniFile.read(path);
        IniFile.Section section = file.section(name.isEmpty() ? DEFAULT_SECTION : name);
        new ExtraOpts(file, section, values).addAll();
    }

    private void addAll() throws UsageException {
        Optional<UsageException> mistake = Optional.empty();
        for (IniFile.Entry entry : section.entries()) {
            try {
                add(entry);
            } catch (UsageException e) {
                mistake = mistake.isPresent() ? mistake : Optional.of(e);
            }
        }
        if (mistake.isPresent()) {
            throw mistake.get();
        }
        if (values.has(Flag.PASSWORD)) {
            file.checkSecret();
        }
        values.rejectRepeated(" in " + section.label());
    }

    private void add(IniFile.Entry entry) throws UsageException {
        Optional<Flag> flag = flag(entry.key());
        if (flag.isEmpty()) {
            // The key is not shown: it may be a part of a password that was broken over two lines.
            throw new UsageException(
                    section.label() + ": line " + entry.line() + " names no option",
                    "keys are the names of options without their dashes, see --help");
        }
        switch (flag.get()) {
            case HELP, VERSION, EXTRA_OPTS ->
                    throw new UsageException(
                            section.label() + ": " + entry.key() + " has no place there",
                            "give it on the command line");
            case VERBOSE -> addVerbose(entry);
            case DIAGNOSE, ANONYMISE, CLUSTER, MEASURE, POLICIES, POOLS -> {
                if (isYes(entry)) {
                    values.add(flag.get(), "");
                }
            }
            default -> addValue(flag.get(), entry);
        }
    }

    private static Optional<Flag> flag(String key) {
        for (Flag flag : Flag.values()) {
            if (flag.isNamed(key)) {
                return Optional.of(flag);
            }
        }
        return Optional.empty();
    }

    private void addValue(Flag flag, IniFile.Entry entry) throws UsageException {
        if (entry.value().isEmpty()) {
            throw new UsageException(
                    section.label() + ": " + entry.key() + " needs a value",
                    "write " + entry.key() + " = " + flag.argument());
        }
        values.add(flag, entry.value().get());
    }

    private void addVerbose(IniFile.Entry entry) throws UsageException {
        String text = entry.value().orElse("");
        int times = text.isEmpty() ? 1 : OptionReader.wholeNumber(text);
        if (times < 0 || times > MOST_VERBOSE) {
            throw new UsageException(
                    section.label() + ": " + entry.key() + " is not a number from 0 to 3",
                    "write verbose = 2 for -vv");
        }
        for (int i = 0; i < times; i++) {
            values.add(Flag.VERBOSE, "");
        }
    }

    private boolean isYes(IniFile.Entry entry) throws UsageException {
        Optional<Boolean> yes = entry.yes();
        if (yes.isEmpty()) {
            throw new UsageException(
                    section.label() + ": " + entry.key() + " is neither yes nor no",
                    "write " + entry.key() + " = yes");
        }
        return yes.get();
    }
}
