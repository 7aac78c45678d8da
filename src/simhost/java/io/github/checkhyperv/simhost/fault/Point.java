package io.github.checkhyperv.simhost.fault;

/**
 * One exchange, as a fault plan sees it.
 *
 * @param phase where in the session it is
 * @param connection the number of the connection, from 0, over both ports
 * @param occurrence how many exchanges of this phase this host had before
 * @param detail the query at {@link Phase#QUERY} and {@link Phase#BATCH}, the namespace at {@link
 *     Phase#LOG_IN}, else empty
 * @param batch how many batches this enumeration gave before; -1 outside {@link Phase#BATCH}
 */
public record Point(Phase phase, int connection, int occurrence, String detail, int batch) {}
