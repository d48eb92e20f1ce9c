package dev.tradekeep.venue.binance.account;

import dev.tradekeep.venue.account.AccountBalance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message over the WebSocket API says, whatever it is: an answer, or an event, whose fields
 * have Binance's names of one letter. Used again for each message. Texts are empty and numbers 0
 * where there was none.
 */
final class UserEvent {
    // An answer.
    String id = "";
    long status;
    long errorCode;
    String errorText = "";
    long retryAfter;

    // An event.
    String event = "";
    String symbol = "";
    String clientId = "";
    String originalId = "";
    String type = "";
    String quantity = "";
    String price = "";
    String stopPrice = "";
    String execution = "";
    String orderStatus = "";
    String reason = "";
    String expiry = "";
    long orderId;
    long tradeId;
    String lastQuantity = "";
    String filled = "";
    String lastPrice = "";
    String lastNotional = "";
    String fee = "";
    @Nullable String feeAsset;
    String asset = "";
    String change = "";
    boolean working;
    boolean trails;
    long eventTime;
    long time;
    final List<AccountBalance> balances = new ArrayList<>();

    void clear() {
        id = "";
        status = 0;
        errorCode = 0;
        errorText = "";
        retryAfter = 0;
        event = "";
        symbol = "";
        clientId = "";
        originalId = "";
        type = "";
        quantity = "";
        price = "";
        stopPrice = "";
        execution = "";
        orderStatus = "";
        reason = "";
        expiry = "";
        orderId = 0;
        tradeId = -1;
        lastQuantity = "";
        filled = "";
        lastPrice = "";
        lastNotional = "";
        fee = "";
        feeAsset = null;
        asset = "";
        change = "";
        working = false;
        trails = false;
        eventTime = 0;
        time = 0;
        balances.clear();
    }
}
