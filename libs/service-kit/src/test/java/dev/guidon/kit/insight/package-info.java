@NullMarked
package dev.guidon.kit.insight;

import org.jspecify.annotations.NullMarked;
