package io.github.checkhyperv.wmi.tape;

import java.util.List;

/**
 * One query and what came back.
 *
 * @param wql the query
 * @param start putting it
 * @param rows the rows, in order; up to the failure, where there was one
 * @param end what came after the last row
 */
record TapedQuery(String wql, TapedCall start, List<TapedRow> rows, TapedCall end) {}
