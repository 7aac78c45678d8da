package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.failure.Failure;
import java.util.List;

/**
 * A list of hosts and clusters that were asked in one run.
 *
 * @param members all of them, in the order of the list
 * @param mistakes what was wrong with the list and belonged to none of them
 */
public record TapedList(List<TapedMember> members, List<Failure> mistakes) {}
