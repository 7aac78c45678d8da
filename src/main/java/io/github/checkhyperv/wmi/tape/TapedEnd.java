package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Step;
import java.util.List;

/**
 * What a run said of a member of a list in place of its hosts.
 *
 * @param steps the steps that were told with it, in order
 * @param failure why they were not asked, or not to the end
 */
public record TapedEnd(List<Step> steps, Failure failure) {}
