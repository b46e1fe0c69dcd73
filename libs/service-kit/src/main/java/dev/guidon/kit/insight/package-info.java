/// What is learnt from decisions beside the decisions: who got what, how often, and what of it stays private. Shared by
/// all services that decide or explain.
@NullMarked
package dev.guidon.kit.insight;

import org.jspecify.annotations.NullMarked;
