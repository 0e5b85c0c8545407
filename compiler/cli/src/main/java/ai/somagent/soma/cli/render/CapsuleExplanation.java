package ai.somagent.soma.cli.render;

import ai.somagent.soma.bound.BoundReport;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.label.LabelReport;

/** What is known of a capsule without running it. */
public record CapsuleExplanation(CheckedCapsule capsule, BoundReport bounds, LabelReport labels) {}
