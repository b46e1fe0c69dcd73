package dev.guidon.engine.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Compiled flags by their keys: an immutable hash table in two levels, pages of slots of short lists. A change copies
/// one page, the list of pages and one short list, and shares the rest with the table it was made from. So a change
/// among n flags costs in the order of √n references, and a look-up two more loads than a plain array of slots.
final class FlagTable {
    private static final CompiledFlag[] NONE = {};
    /// A table that holds more flags than this per slot is laid out anew, twice as large.
    private static final int FLAGS_PER_SLOT = 2;

    private final CompiledFlag[][][] pages;
    private final int pageShift;
    private final int size;
    private volatile @Nullable SortedSet<String> sortedKeys;

    private FlagTable(int pageCount, int slotsPerPage, int size) {
        this.pages = new CompiledFlag[pageCount][slotsPerPage][];
        this.pageShift = Integer.numberOfTrailingZeros(slotsPerPage);
        this.size = size;
        for (CompiledFlag[][] page : pages) {
            Arrays.fill(page, NONE);
        }
    }

    private FlagTable(CompiledFlag[][][] pages, int pageShift, int size) {
        this.pages = pages;
        this.pageShift = pageShift;
        this.size = size;
    }

    /// Of two flags with one key, the later counts.
    static FlagTable of(Collection<CompiledFlag> flags) {
        int bits = bitsFor(flags.size());
        FlagTable table = new FlagTable(1 << (bits - bits / 2), 1 << (bits / 2), 0);
        int count = 0;
        for (CompiledFlag flag : flags) {
            int hash = spread(flag.key());
            CompiledFlag[][] page = table.pages[table.pageOf(hash)];
            CompiledFlag[] slot = page[slotOf(page, hash)];
            CompiledFlag[] changed = put(slot, flag);
            count += changed.length - slot.length;
            page[slotOf(page, hash)] = changed;
        }
        return new FlagTable(table.pages, table.pageShift, count);
    }

    /// Binary digits of a number of slots that leaves room to grow by half.
    private static int bitsFor(int flags) {
        int slots = Math.max(1, (flags + flags / 2) / FLAGS_PER_SLOT);
        return Integer.SIZE - Integer.numberOfLeadingZeros(slots);
    }

    @Nullable
    CompiledFlag get(String key) {
        int hash = spread(key);
        CompiledFlag[][] page = pages[pageOf(hash)];
        CompiledFlag[] slot = page[slotOf(page, hash)];
        for (CompiledFlag flag : slot) {
            if (flag.key().equals(key)) {
                return flag;
            }
        }
        return null;
    }

    FlagTable with(CompiledFlag flag) {
        CompiledFlag[] slot = slot(flag.key());
        FlagTable changed = replace(flag.key(), slot, put(slot, flag));
        return changed.isCrowded() ? of(changed.flags()) : changed;
    }

    FlagTable without(String key) {
        CompiledFlag[] slot = slot(key);
        CompiledFlag[] left =
                Arrays.stream(slot).filter(flag -> !flag.key().equals(key)).toArray(CompiledFlag[]::new);
        return left.length == slot.length ? this : replace(key, slot, left);
    }

    /// All keys in their natural order; put in order once per table.
    SortedSet<String> keys() {
        SortedSet<String> known = sortedKeys;
        if (known == null) {
            SortedSet<String> keys = new TreeSet<>();
            flags().forEach(flag -> keys.add(flag.key()));
            known = Collections.unmodifiableSortedSet(keys);
            sortedKeys = known;
        }
        return known;
    }

    /// What differs from the table `before`, in no order. Pages that both share are not looked at. A flag that was
    /// compiled anew from the same has not changed.
    List<FlagChange> changesSince(FlagTable before) {
        List<FlagChange> changes = new ArrayList<>();
        boolean sameLayout = pages.length == before.pages.length && pageShift == before.pageShift;
        for (int i = 0; i < pages.length; i++) {
            if (!sameLayout || pages[i] != before.pages[i]) {
                forEachFlag(pages[i], flag -> addIfNew(changes, flag, before.get(flag.key())));
            }
        }
        for (int i = 0; i < before.pages.length; i++) {
            if (!sameLayout || pages[i] != before.pages[i]) {
                forEachFlag(before.pages[i], flag -> addIfGone(changes, flag));
            }
        }
        return changes;
    }

    private static void addIfNew(List<FlagChange> changes, CompiledFlag flag, @Nullable CompiledFlag before) {
        if (before == null) {
            changes.add(new FlagChange(flag.key(), FlagChange.Kind.ADDED, flag.isClientVisible()));
        } else if (flag != before && flag.differsFrom(before)) {
            boolean visible = flag.isClientVisible() || before.isClientVisible();
            changes.add(new FlagChange(flag.key(), FlagChange.Kind.CHANGED, visible));
        }
    }

    private void addIfGone(List<FlagChange> changes, CompiledFlag flag) {
        if (get(flag.key()) == null) {
            changes.add(new FlagChange(flag.key(), FlagChange.Kind.REMOVED, flag.isClientVisible()));
        }
    }

    private static void forEachFlag(CompiledFlag[][] page, Consumer<CompiledFlag> action) {
        for (CompiledFlag[] slot : page) {
            for (CompiledFlag flag : slot) {
                action.accept(flag);
            }
        }
    }

    Collection<CompiledFlag> flags() {
        return Arrays.stream(pages)
                .flatMap(Arrays::stream)
                .flatMap(Arrays::stream)
                .toList();
    }

    private boolean isCrowded() {
        return size > pages.length * pages[0].length * FLAGS_PER_SLOT;
    }

    private CompiledFlag[] slot(String key) {
        int hash = spread(key);
        CompiledFlag[][] page = pages[pageOf(hash)];
        return page[slotOf(page, hash)];
    }

    private FlagTable replace(String key, CompiledFlag[] before, CompiledFlag[] after) {
        int hash = spread(key);
        CompiledFlag[][][] newPages = pages.clone();
        CompiledFlag[][] newPage = newPages[pageOf(hash)].clone();
        newPage[slotOf(newPage, hash)] = after;
        newPages[pageOf(hash)] = newPage;
        return new FlagTable(newPages, pageShift, size - before.length + after.length);
    }

    private static CompiledFlag[] put(CompiledFlag[] slot, CompiledFlag flag) {
        for (int i = 0; i < slot.length; i++) {
            if (slot[i].key().equals(flag.key())) {
                CompiledFlag[] replaced = slot.clone();
                replaced[i] = flag;
                return replaced;
            }
        }
        CompiledFlag[] grown = Arrays.copyOf(slot, slot.length + 1);
        grown[slot.length] = flag;
        return grown;
    }

    /// Mixes the high digits of the hash into the low ones, which choose page and slot.
    private static int spread(String key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return hash ^ hash >>> 16;
    }

    private int pageOf(int hash) {
        return (hash >>> pageShift) & (pages.length - 1);
    }

    private static int slotOf(CompiledFlag[][] page, int hash) {
        return hash & (page.length - 1);
    }
}
