package dev.guidon.flag.factor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What makes the codes of a person, as it is kept.
///
/// @param sealedKey that codes are made with
/// @param confirmedAt when a first code showed that the person has the key; empty until then
/// @param lastStep of the newest code that was taken
/// @param recoveryHashes of the recovery codes that are left
public record SecondFactor(
        String userId,
        String sealedKey,
        Optional<Instant> confirmedAt,
        long lastStep,
        List<String> recoveryHashes,
        Instant createdAt) {
    public SecondFactor {
        recoveryHashes = List.copyOf(recoveryHashes);
    }

    public boolean isActive() {
        return confirmedAt.isPresent();
    }

    /// After a code was taken; empty when it is none, or was taken before.
    ///
    /// @param key in clear
    Optional<SecondFactor> after(byte[] key, String code, Instant at) {
        OptionalLong step = TimeCode.step(key, code, at, lastStep);
        return step.isPresent()
                ? Optional.of(
                        new SecondFactor(userId, sealedKey, confirmedAt, step.getAsLong(), recoveryHashes, createdAt))
                : afterRecovery(RecoveryCodes.hash(code));
    }

    private Optional<SecondFactor> afterRecovery(String hash) {
        List<String> left = new ArrayList<>(recoveryHashes);
        return isActive() && left.remove(hash) ? Optional.of(with(left)) : Optional.empty();
    }

    SecondFactor with(List<String> hashes) {
        return new SecondFactor(userId, sealedKey, confirmedAt, lastStep, hashes, createdAt);
    }

    SecondFactor confirmed(Instant at) {
        return new SecondFactor(userId, sealedKey, Optional.of(at), lastStep, recoveryHashes, createdAt);
    }

    @Override
    public String toString() {
        return "SecondFactor[" + userId + "]";
    }
}
