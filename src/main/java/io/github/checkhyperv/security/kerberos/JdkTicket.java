package io.github.checkhyperv.security.kerberos;

import java.util.Date;
import javax.crypto.SecretKey;
import javax.security.auth.kerberos.KerberosPrincipal;
import javax.security.auth.kerberos.KerberosTicket;

/** Takes what the JDK has into our own words. */
final class JdkTicket {
    private JdkTicket() {}

    static Ticket convert(KerberosTicket ticket, Principal client) {
        SecretKey key = ticket.getSessionKey();
        boolean[] bits = ticket.getFlags();
        int flags = 0;
        for (int i = 0; i < bits.length && i < 32; i++) {
            flags |= bits[i] ? 1 << 31 - i : 0;
        }
        return new Ticket(
                client,
                service(ticket.getServer()),
                ticket.getSessionKeyType(),
                key.getEncoded(),
                seconds(ticket.getAuthTime()),
                seconds(ticket.getStartTime()),
                seconds(ticket.getEndTime()),
                seconds(ticket.getRenewTill()),
                flags,
                ticket.getEncoded());
    }

    private static Principal service(KerberosPrincipal name) {
        String text = name.getName();
        int at = text.lastIndexOf('@');
        String plain = at < 0 ? text : text.substring(0, at);
        return Principal.service(plain, name.getRealm());
    }

    private static long seconds(Date date) {
        return date == null ? 0 : date.getTime() / 1000;
    }
}
