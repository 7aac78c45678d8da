package io.github.checkhyperv.faults;

import static io.github.checkhyperv.faults.Ending.FAILED;

import io.github.checkhyperv.simhost.HostOptions;
import io.github.checkhyperv.simhost.fault.BatchFaults;
import io.github.checkhyperv.simhost.fault.DcomFaults;
import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.Faults;
import io.github.checkhyperv.simhost.scenario.Windows;
import io.github.checkhyperv.simhost.wire.BindingArray.StringBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What correct hosts do differently from each other: every verdict has to be the right one. */
final class CorrectHostCombinations {
    private static final String FAMILY = "correct host";
    private static final UnaryOperator<HostOptions.Builder> PLAIN = options -> options;
    private static final Supplier<FaultPlan> NO_FAULT = () -> FaultPlan.NONE;

    private final List<Combination> all = new ArrayList<>();

    private CorrectHostCombinations() {}

    static List<Combination> all() {
        CorrectHostCombinations hosts = new CorrectHostCombinations();
        for (HostAndAnswer scene :
                List.of(
                        HostAndAnswer.BELOW,
                        HostAndAnswer.HEALTHY,
                        HostAndAnswer.MANY_BELOW,
                        HostAndAnswer.MANY_HEALTHY)) {
            hosts.options(scene);
            hosts.extensions(scene);
            hosts.allAtOnce(scene);
        }
        for (HostAndAnswer scene : List.of(HostAndAnswer.BELOW, HostAndAnswer.HEALTHY)) {
            hosts.bindings(scene);
        }
        hosts.names();
        return hosts.all;
    }

    private void add(
            String manner,
            HostAndAnswer scene,
            Supplier<FaultPlan> plan,
            UnaryOperator<HostOptions.Builder> options) {
        all.add(Combination.ofHost(FAMILY, manner, scene, plan, options, Expectation.right()));
    }

    private void options(HostAndAnswer scene) {
        add("plain", scene, NO_FAULT, PLAIN);
        for (int octets : new int[] {128, 200, 1_000, 1_432, 4_280, 5_840, 65_535}) {
            add("fragments of " + octets, scene, NO_FAULT, options -> options.fragment(octets));
        }
        for (int octets : new int[] {1, 2, 3, 16, 4_096}) {
            add("slack of " + octets, scene, NO_FAULT, o -> o.classPartSlack(octets));
        }
        for (int hint = 0; hint <= 6; hint++) {
            int level = hint;
            add("authnHint " + hint, scene, NO_FAULT, o -> o.authenticationHint(level));
        }
        add("late contexts", scene, NO_FAULT, options -> options.lateContexts(true));
        add("TCP bindings first", scene, NO_FAULT, options -> options.namedPipesFirst(false));
        add("errors at Next", scene, NO_FAULT, options -> options.errorsAtNext(true));
        add("plain faults", scene, NO_FAULT, options -> options.sealFaults(false));
        add("latency", scene, NO_FAULT, options -> options.latencyMillis(30));
        add("privacy demanded", scene, NO_FAULT, options -> options.minimumLevel(6));
        for (Windows windows : List.of(Windows.W2012R2, Windows.W2016, Windows.W2019)) {
            add("Windows Server " + windows.label(), on(windows, scene), NO_FAULT, PLAIN);
        }
    }

    private static HostAndAnswer on(Windows windows, HostAndAnswer scene) {
        return new HostAndAnswer(
                scene.name(), scene.scenario().onWindows(windows), scene.exitCode(), scene.line());
    }

    private void extensions(HostAndAnswer scene) {
        for (int count : new int[] {1, 2, 3, 8, 64}) {
            add(count + " extensions", scene, () -> DcomFaults.extensions(count), PLAIN);
        }
    }

    private void allAtOnce(HostAndAnswer scene) {
        add(
                "everything at once",
                scene,
                () ->
                        Faults.all(
                                DcomFaults.extensions(5),
                                DcomFaults.bindingsReversed(),
                                BatchFaults.timedOut(3)),
                options ->
                        options.fragment(256)
                                .lateContexts(true)
                                .classPartSlack(7)
                                .errorsAtNext(true)
                                .sealFaults(false));
    }

    private void bindings(HostAndAnswer scene) {
        add("bindings reversed", scene, DcomFaults::bindingsReversed, PLAIN);
        for (String elsewhere :
                List.of("192.0.2.1", "no-such-host.invalid", "127.0.0.77", "", "x".repeat(300))) {
            String name = elsewhere.length() > 40 ? "a long name" : "'" + elsewhere + "'";
            add("bindings to " + name, scene, () -> DcomFaults.bindingsElsewhere(elsewhere), PLAIN);
        }
        add("TCP between others", scene, () -> strings(CorrectHostCombinations::between), PLAIN);
        add("only one TCP binding", scene, () -> strings(CorrectHostCombinations::onlyOne), PLAIN);
        add(
                "portless bindings first",
                scene,
                () -> strings(CorrectHostCombinations::portless),
                PLAIN);
        SessionPlace place = SessionPlace.ACTIVATE;
        Expectation failed = Expectation.broken(place, FAILED);
        for (String wrong :
                List.of("h", "h[]", "h[0]", "h[70000]", "h[99999999999]", "h[12x]", "h[135", "")) {
            all.add(
                    Combination.of(
                                    FAMILY,
                                    "no port: '" + wrong + "'",
                                    place,
                                    () -> strings(all -> List.of(StringBindings.tcp(wrong))),
                                    failed)
                            .on(scene));
        }
        Supplier<FaultPlan> none = () -> strings(all -> List.of());
        all.add(Combination.of(FAMILY, "no bindings", place, none, failed).on(scene));
        Supplier<FaultPlan> pipes =
                () -> strings(all -> List.of(StringBindings.pipe("\\\\TESTHOST01[\\PIPE\\atsvc]")));
        all.add(Combination.of(FAMILY, "only pipes", place, pipes, failed).on(scene));
    }

    private static FaultPlan strings(UnaryOperator<List<StringBinding>> change) {
        return DcomFaults.strings(change);
    }

    private static List<StringBinding> between(List<StringBinding> bindings) {
        List<StringBinding> between = new ArrayList<>();
        between.add(new StringBinding(0x1f, "TESTHOST01[593]"));
        between.add(StringBindings.pipe("\\\\TESTHOST01[\\PIPE\\x]"));
        between.addAll(bindings);
        between.add(new StringBinding(0x08, "TESTHOST01[137]"));
        return between;
    }

    private static List<StringBinding> onlyOne(List<StringBinding> bindings) {
        return bindings.stream().filter(each -> each.tower() == 7).limit(1).toList();
    }

    private static List<StringBinding> portless(List<StringBinding> bindings) {
        List<StringBinding> portless = new ArrayList<>();
        portless.add(StringBindings.tcp("TESTHOST01"));
        portless.add(StringBindings.tcp("fe80::1%12"));
        portless.addAll(bindings);
        return portless;
    }

    /** By name, the resolver is asked; by address it is not. */
    private void names() {
        Combination plain =
                Combination.ofHost(
                        FAMILY, "plain", HostAndAnswer.BELOW, NO_FAULT, PLAIN, Expectation.right());
        all.add(plain.against(AskedAddress.named("localhost")).at("localhost"));
    }
}
