package io.github.checkhyperv.faults;

import io.github.checkhyperv.simhost.HostOptions;
import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.Faults;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One thing that goes wrong in one place of a session, and what has to come of it.
 *
 * @param family the kind of manner, for the summary
 * @param manner what happens
 * @param place where it happens
 * @param scene on which host
 * @param target which host and port the check is told to ask
 * @param plan makes it happen; made anew for each run, as plans may have state
 * @param options how the host is apart from that
 * @param expectation what has to come of it
 * @param login how the check logs in
 */
record Combination(
        String family,
        String manner,
        String place,
        HostAndAnswer scene,
        AskedAddress target,
        Supplier<FaultPlan> plan,
        UnaryOperator<HostOptions.Builder> options,
        Expectation expectation,
        Logon login) {

    /** How the check logs in. */
    enum Logon {
        NTLM,
        KERBEROS
    }

    /** A fault at one place. */
    static Combination of(
            String family,
            String manner,
            SessionPlace place,
            Supplier<FaultPlan> plan,
            Expectation expectation) {
        return new Combination(
                family,
                manner,
                place.name(),
                place.scene(),
                AskedAddress.THE_HOST,
                () -> Faults.when(place::holds, plan.get()),
                place.options(),
                expectation,
                Logon.NTLM);
    }

    /** A host that is what it is in the whole session. */
    static Combination ofHost(
            String family,
            String manner,
            HostAndAnswer scene,
            Supplier<FaultPlan> plan,
            UnaryOperator<HostOptions.Builder> options,
            Expectation expectation) {
        return new Combination(
                family,
                manner,
                "session",
                scene,
                AskedAddress.THE_HOST,
                plan,
                options,
                expectation,
                Logon.NTLM);
    }

    /** The same on another host. */
    Combination on(HostAndAnswer other) {
        return new Combination(
                family, manner, place, other, target, plan, options, expectation, login);
    }

    /** The same while the host is well. */
    Combination healthy() {
        return on(scene.healthy());
    }

    /** The same against something else than the host itself. */
    Combination against(AskedAddress other) {
        return new Combination(
                family, manner, place, scene, other, plan, options, expectation, login);
    }

    /** The same by this plan in the whole session. */
    Combination with(Supplier<FaultPlan> other) {
        return new Combination(
                family, manner, place, scene, target, other, options, expectation, login);
    }

    /** The same on a host with further options. */
    Combination having(UnaryOperator<HostOptions.Builder> more) {
        return new Combination(
                family,
                manner,
                place,
                scene,
                target,
                plan,
                builder -> more.apply(options.apply(builder)),
                expectation,
                login);
    }

    /** The same under another name for the manner. */
    Combination named(String otherManner) {
        return new Combination(
                family, otherManner, place, scene, target, plan, options, expectation, login);
    }

    /** The same under another name for the place. */
    Combination at(String otherPlace) {
        return new Combination(
                family, manner, otherPlace, scene, target, plan, options, expectation, login);
    }

    /** The same with Kerberos in place of NTLM. */
    Combination byKerberos() {
        return byKerberos(expectation);
    }

    /** The same, where Kerberos makes a difference to what is to come of it. */
    Combination byKerberos(Expectation other) {
        return new Combination(
                "Kerberos, " + family,
                manner,
                place,
                scene,
                target,
                plan,
                options,
                other,
                Logon.KERBEROS);
    }

    /** Seconds for -t: short where the limit has to be waited for, else no hurry. */
    int timeoutSeconds() {
        return expectation.allows(Ending.TIMED_OUT) ? 1 : 10;
    }

    /** Whether answers come without end, each of which is read and let go. */
    boolean isEndless() {
        boolean enumerates = family.endsWith("WBEM") || family.endsWith("batches");
        return enumerates && expectation.allows(Ending.TIMED_OUT);
    }

    @Override
    public String toString() {
        return family + ": " + manner + " | " + place + " | " + scene.name();
    }
}
