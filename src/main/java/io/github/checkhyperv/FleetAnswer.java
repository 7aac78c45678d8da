package io.github.checkhyperv;

import io.github.checkhyperv.check.Fleet;
import io.github.checkhyperv.run.Told;
import java.util.List;

/**
 * What came of a run about a list.
 *
 * @param fleet the answers
 * @param told the same, with who says them
 */
record FleetAnswer(Fleet fleet, List<Told> told) {}
