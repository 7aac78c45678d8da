package io.github.checkhyperv.simhost;

import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.kerberos.HostKeys;
import io.github.checkhyperv.simhost.ntlm.Account;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * How a simulated host behaves; every value has a default that is a correct Windows host.
 *
 * @param address where it listens
 * @param port the endpoint mapper's port; 0 lets the system choose
 * @param accounts who may log on
 * @param keytab the host's keys for Kerberos, which it does not know without
 * @param faults what goes wrong
 * @param latencyMillis wait before each answer
 * @param fragment octets of an outgoing PDU at most; Windows uses 5,840, 2008 R2 4,280
 * @param authenticationHint authnHint of the activation, which some clients follow
 * @param minimumLevel the authentication level that the exporter demands
 * @param lateContexts whether contexts of WMI are rejected until an object with them was given away
 * @param namedPipesFirst whether string bindings begin with named pipes, as Windows has them
 * @param errorsAtNext whether errors of semisynchronous queries show at Next
 * @param classPartSlack octets that ClassParts have too many
 * @param decorated whether all objects name their server and namespace
 * @param sealFaults whether fault PDUs carry a verifier
 * @param signsHeaders whether it agrees to sign the headers of PDUs, where a client asks for it
 * @param exporterListens whether the exporter's port is open
 * @param clock what the host's time is
 */
public record HostOptions(
        InetAddress address,
        int port,
        List<Account> accounts,
        Optional<HostKeys> keytab,
        FaultPlan faults,
        long latencyMillis,
        int fragment,
        int authenticationHint,
        int minimumLevel,
        boolean lateContexts,
        boolean namedPipesFirst,
        boolean errorsAtNext,
        int classPartSlack,
        boolean decorated,
        boolean sealFaults,
        boolean signsHeaders,
        boolean exporterListens,
        Clock clock) {

    /** The same elsewhere. */
    public HostOptions at(InetAddress otherAddress, int otherPort) {
        return new HostOptions(
                otherAddress,
                otherPort,
                accounts,
                keytab,
                faults,
                latencyMillis,
                fragment,
                authenticationHint,
                minimumLevel,
                lateContexts,
                namedPipesFirst,
                errorsAtNext,
                classPartSlack,
                decorated,
                sealFaults,
                signsHeaders,
                exporterListens,
                clock);
    }

    /** Options in the making. */
    public static Builder builder() {
        return new Builder();
    }

    /** Sets one option after the other; see {@link HostOptions}. */
    public static final class Builder {
        private InetAddress address = InetAddress.getLoopbackAddress();
        private int port;
        private List<Account> accounts = List.of(Account.MONITOR);
        private Optional<HostKeys> keytab = Optional.empty();
        private FaultPlan faults = FaultPlan.NONE;
        private long latencyMillis;
        private int fragment = 5840;
        private int authenticationHint = 5;
        private int minimumLevel = 5;
        private boolean lateContexts;
        private boolean namedPipesFirst = true;
        private boolean errorsAtNext;
        private int classPartSlack;
        private boolean decorated;
        private boolean sealFaults = true;
        private boolean signsHeaders = true;
        private boolean exporterListens = true;
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /** See {@link HostOptions#address()}. */
        public Builder address(InetAddress value) {
            address = value;
            return this;
        }

        /** See {@link HostOptions#port()}. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /** See {@link HostOptions#accounts()}. */
        public Builder accounts(Account... value) {
            accounts = List.of(value);
            return this;
        }

        /** See {@link HostOptions#keytab()}. */
        public Builder keytab(HostKeys value) {
            keytab = Optional.of(value);
            return this;
        }

        /** See {@link HostOptions#faults()}. */
        public Builder faults(FaultPlan value) {
            faults = value;
            return this;
        }

        /** See {@link HostOptions#latencyMillis()}. */
        public Builder latencyMillis(long value) {
            latencyMillis = value;
            return this;
        }

        /** See {@link HostOptions#fragment()}. */
        public Builder fragment(int value) {
            fragment = value;
            return this;
        }

        /** See {@link HostOptions#authenticationHint()}. */
        public Builder authenticationHint(int value) {
            authenticationHint = value;
            return this;
        }

        /** See {@link HostOptions#minimumLevel()}. */
        public Builder minimumLevel(int value) {
            minimumLevel = value;
            return this;
        }

        /** See {@link HostOptions#lateContexts()}. */
        public Builder lateContexts(boolean value) {
            lateContexts = value;
            return this;
        }

        /** See {@link HostOptions#namedPipesFirst()}. */
        public Builder namedPipesFirst(boolean value) {
            namedPipesFirst = value;
            return this;
        }

        /** See {@link HostOptions#errorsAtNext()}. */
        public Builder errorsAtNext(boolean value) {
            errorsAtNext = value;
            return this;
        }

        /** See {@link HostOptions#classPartSlack()}. */
        public Builder classPartSlack(int value) {
            classPartSlack = value;
            return this;
        }

        /** See {@link HostOptions#decorated()}. */
        public Builder decorated(boolean value) {
            decorated = value;
            return this;
        }

        /** See {@link HostOptions#sealFaults()}. */
        public Builder sealFaults(boolean value) {
            sealFaults = value;
            return this;
        }

        /** See {@link HostOptions#signsHeaders()}. */
        public Builder signsHeaders(boolean value) {
            signsHeaders = value;
            return this;
        }

        /** See {@link HostOptions#exporterListens()}. */
        public Builder exporterListens(boolean value) {
            exporterListens = value;
            return this;
        }

        /** See {@link HostOptions#clock()}. */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /** The options. */
        public HostOptions build() {
            return new HostOptions(
                    address,
                    port,
                    accounts,
                    keytab,
                    faults,
                    latencyMillis,
                    fragment,
                    authenticationHint,
                    minimumLevel,
                    lateContexts,
                    namedPipesFirst,
                    errorsAtNext,
                    classPartSlack,
                    decorated,
                    sealFaults,
                    signsHeaders,
                    exporterListens,
                    clock);
        }
    }
}
