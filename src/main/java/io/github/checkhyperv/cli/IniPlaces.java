package io.github.checkhyperv.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the file of {@code --extra-opts} is looked for (Monitoring Plugins, "Extra-Opts"). */
final class IniPlaces {
    /**
     * Where a file is looked for when neither the command line nor the environment names one: the
     * places of the Monitoring Plugins 2.3, in their order.
     */
    static final String[] PLACES = {
        "/usr/local/etc/monitoring-plugins/monitoring-plugins.ini",
        "/usr/local/etc/monitoring-plugins.ini",
        "/etc/monitoring-plugins/monitoring-plugins.ini",
        "/etc/monitoring-plugins.ini",
        "/etc/nagios/plugins.ini",
        "/usr/local/nagios/etc/plugins.ini",
        "/usr/local/etc/nagios/plugins.ini",
        "/etc/opt/nagios/plugins.ini",
        "/etc/nagios-plugins.ini",
        "/usr/local/etc/nagios-plugins.ini",
        "/etc/opt/nagios-plugins.ini"
    };

    /** What the file is called in a folder of NAGIOS_CONFIG_PATH. */
    private static final String[] NAMES = {
        "monitoring-plugins.ini", "plugins.ini", "nagios-plugins.ini"
    };

    private IniPlaces() {}

    /** The file that serves when none is named. */
    static Path find(Map<String, String> environment) throws UsageException {
        String named = environment.getOrDefault("MP_CONFIG_FILE", "");
        if (!named.isEmpty()) {
            return path(named);
        }
        for (String place : places(environment)) {
            Path path = path(place);
            if (Files.isRegularFile(path)) {
                return path;
            }
        }
        throw new UsageException(
                Flag.EXTRA_OPTS.label() + ": there is no monitoring-plugins.ini or plugins.ini",
                "name a file with --extra-opts=@FILE, or its folder in NAGIOS_CONFIG_PATH");
    }

    private static List<String> places(Map<String, String> environment) {
        List<String> places = new ArrayList<>();
        for (String folder : environment.getOrDefault("NAGIOS_CONFIG_PATH", "").split(":")) {
            if (!folder.isEmpty()) {
                for (String name : NAMES) {
                    places.add(folder + "/" + name);
                }
            }
        }
        places.addAll(List.of(PLACES));
        String home = environment.getOrDefault("HOME", "");
        if (!home.isEmpty()) {
            places.add(home + "/.nagios/plugins.ini");
            places.add(home + "/.plugins.ini");
        }
        return places;
    }

    /** The path that a text names. */
    static Path path(String text) throws UsageException {
        if (text.isEmpty()) {
            throw new UsageException(
                    Flag.EXTRA_OPTS.label() + ": no file is named after the @",
                    "write --extra-opts=SECTION@FILE");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException(
                    Flag.EXTRA_OPTS.label() + ": '" + text + "' can be no file",
                    "check the name, and that the locale is a UTF-8 one");
        }
    }
}
