package io.github.checkhyperv.wmi.tape;

import java.util.List;

/**
 * What was said of one namespace.
 *
 * @param name for example {@code root\virtualization\v2}
 * @param login opening it
 * @param queries what was asked there, in order
 */
record TapedNamespace(String name, TapedCall login, List<TapedQuery> queries) {}
