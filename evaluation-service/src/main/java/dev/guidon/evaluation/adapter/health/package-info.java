/// What tells an orchestrator whether to send traffic here.
@NullMarked
package dev.guidon.evaluation.adapter.health;

import org.jspecify.annotations.NullMarked;
