package io.github.checkhyperv.simhost.fault;

/**
 * What IEnumWbemClassObject::Next is to give.
 *
 * @param count how many of the rows that are left
 * @param status what it returns
 * @param advance whether these rows are gone afterwards; if not, the next batch is the same again
 */
public record BatchOrder(int count, int status, boolean advance) {}
