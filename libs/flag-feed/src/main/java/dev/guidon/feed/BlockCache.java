package dev.guidon.feed;

import com.google.protobuf.ByteString;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Blocks that some ruleset holds, by their names: a list that changed takes over what did not change, and environments
/// with the same list share its memory. Keeps nothing alive. Belongs to one thread.
final class BlockCache {
    private final Map<ByteString, Held> held = new HashMap<>();
    private final ReferenceQueue<long[]> gone = new ReferenceQueue<>();

    private static final class Held extends WeakReference<long[]> {
        private final ByteString id;

        private Held(ByteString id, long[] block, ReferenceQueue<long[]> gone) {
            super(block, gone);
            this.id = id;
        }
    }

    long @Nullable [] get(ByteString id) {
        Held found = held.get(id);
        return found == null ? null : found.get();
    }

    void put(ByteString id, long[] block) {
        forgetWhatIsGone();
        held.put(id, new Held(id, block, gone));
    }

    private void forgetWhatIsGone() {
        for (Reference<? extends long[]> next = gone.poll(); next != null; next = gone.poll()) {
            if (next instanceof Held old) {
                held.remove(old.id, old);
            }
        }
    }
}
