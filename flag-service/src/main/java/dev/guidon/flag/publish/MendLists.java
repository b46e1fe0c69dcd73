package dev.guidon.flag.publish;

import dev.guidon.flag.publish.DeliveredLists.Delivered;
import dev.guidon.flag.publish.DeliveredLists.Spot;
import dev.guidon.flag.publish.Lap.Progress;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Finds blocks of long lists that their destination has lost or that were damaged there, and brings them again. Goes
/// round all lists of all environments, a bounded part each time: it asks for the names of many blocks, and looks into
/// few. A reader that met a gap loads again by itself.
@ApplicationScoped
public class MendLists {
    private static final Logger LOG = Logger.getLogger(MendLists.class);

    private final DeliveredLists lists;
    private final BlockMirror mirror;
    private volatile Spot named = Spot.START;
    private volatile Progress looked = Progress.START;

    MendLists(DeliveredLists lists, BlockMirror mirror) {
        this.lists = lists;
        this.mirror = mirror;
    }

    /// A part of the round.
    @WithTransaction
    public Uni<Void> mendSome() {
        return missing()
                .chain(missing -> damaged().map(damaged -> missing + damaged))
                .invoke(MendLists::tell)
                .replaceWithVoid();
    }

    private Uni<Integer> missing() {
        return lists.after(named, Lap.LISTS)
                .chain(found -> all(found, list -> mirror.bring(list.spot().environmentId(), list.list()))
                        .invoke(() -> named = end(found)));
    }

    private static Spot end(List<Delivered> found) {
        return found.size() < Lap.LISTS ? Spot.START : found.getLast().spot();
    }

    private Uni<Integer> damaged() {
        Progress start = looked;
        return lists.after(start.done(), Lap.LISTS)
                .map(found -> Lap.from(start, found))
                .chain(lap -> all(lap.portions(), this::renew).invoke(() -> looked = lap.end()));
    }

    private Uni<Integer> renew(Lap.Portion portion) {
        Delivered list = portion.delivered();
        return mirror.renew(list.spot().environmentId(), list.list(), portion.blocks());
    }

    private static <T> Uni<Integer> all(List<T> items, Function<T, Uni<Integer>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .with(Collectors.summingInt(Integer::intValue))
                .onFailure()
                .transform(failure -> new DeliveryFailed(Destination.REDIS, failure));
    }

    private static void tell(int mended) {
        if (mended > 0) {
            LOG.warnf("blocks of lists were missing or damaged and were restored, blocks=%d", mended);
        }
    }
}
