/// PostgreSQL: the ports of the features over Hibernate Reactive, in the session that the use case's transaction
/// opened. Rows stay in here.
@NullMarked
package dev.guidon.experiment.adapter.postgres;

import org.jspecify.annotations.NullMarked;
