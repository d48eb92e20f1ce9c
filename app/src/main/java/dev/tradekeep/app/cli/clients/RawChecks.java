package dev.tradekeep.app.cli.clients;

import dev.tradekeep.app.cli.clients.RawClient.Answer;
import dev.tradekeep.app.cli.clients.RawClient.Ear;
import dev.tradekeep.venue.local.LocalExchange;
import dev.tradekeep.venue.local.control.AccountState;
import dev.tradekeep.venue.local.control.AccountState.Execution;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.OrderState;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpTimeoutException;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What users of an exchange do, over plain sockets in both protocols; what is told is compared with
 * what is true.
 */
final class RawChecks {
    private static final String SYMBOL = "symbol=BTCUSDT&";
    private static final String RESTING = "&type=LIMIT&timeInForce=GTC&quantity=0.01&price=";

    /** One check; it fails by throwing. */
    interface Check {
        void run() throws IOException, InterruptedException, GeneralSecurityException;
    }

    private final LocalExchange exchange;
    private final RawClient client;
    private final String key;

    RawChecks(LocalExchange exchange, RawClient client, String key) {
        this.exchange = exchange;
        this.client = client;
        this.key = key;
    }

    /** All checks by name, in the order in which they are to run. */
    Map<String, Check> all() {
        Map<String, Check> checks = new LinkedHashMap<>();
        checks.put("binance symbols", this::symbols);
        checks.put("binance candles", this::candles);
        checks.put("binance market order", this::marketOrder);
        checks.put("binance limit order and cancel", this::limitAndCancel);
        checks.put("binance pair of orders", this::pair);
        checks.put("binance refusals", this::refusals);
        checks.put("binance account stream", this::accountStream);
        checks.put("binance order book", this::orderBook);
        checks.put("binance order after a time-out", this::timeOut);
        checks.put("bybit symbols", this::bybitSymbols);
        checks.put("bybit market order", this::bybitMarketOrder);
        checks.put("bybit limit order and cancel", this::bybitLimitAndCancel);
        checks.put("bybit refusals", this::bybitRefusals);
        return checks;
    }

    private static void equal(String what, Object wanted, Object found) throws IOException {
        if (!wanted.equals(found)) {
            throw new IOException(what + ": wanted " + wanted + ", found " + found);
        }
    }

    private static void want(String what, boolean holds, Object found) throws IOException {
        if (!holds) {
            throw new IOException("wanted " + what + ", found " + found);
        }
    }

    private AccountState truth() {
        return exchange.control().account(key);
    }

    private static long units(String text) {
        return new BigDecimal(text).movePointRight(Quote.SCALE).longValueExact();
    }

    private void symbols() throws IOException, InterruptedException {
        JsonNode symbols = client.get("/api/v3/exchangeInfo").body().path("symbols");
        equal("symbols", 2, symbols.size());
        equal("status", "TRADING", symbols.get(0).path("status").asString());
    }

    private void candles() throws IOException, InterruptedException {
        JsonNode rows = client.get("/api/v3/klines?symbol=BTCUSDT&interval=1m&limit=100").body();
        equal("candles", 100, rows.size());
        for (int i = 1; i < rows.size(); i++) {
            long apart = rows.get(i).get(0).asLong() - rows.get(i - 1).get(0).asLong();
            want("a minute between candles", apart == 60_000, apart);
        }
    }

    private void marketOrder() throws IOException, InterruptedException, GeneralSecurityException {
        long before = truth().total("BTC");
        Answer placed =
                client.binance("POST", "order", SYMBOL + "side=BUY&type=MARKET&quantity=0.01");
        equal("status", "FILLED", placed.text("status"));
        long bought = 0;
        for (JsonNode fill : placed.body().path("fills")) {
            bought += units(fill.path("qty").asString());
            bought -= units(fill.path("commission").asString());
        }
        equal("what was bought less its fees", before + bought, truth().total("BTC"));
        JsonNode trades =
                client.binance("GET", "myTrades", SYMBOL + "orderId=" + placed.text("orderId"))
                        .body();
        equal("trades", placed.body().path("fills").size(), trades.size());
    }

    private void limitAndCancel()
            throws IOException, InterruptedException, GeneralSecurityException {
        Answer placed =
                client.binance(
                        "POST",
                        "order",
                        SYMBOL + "side=BUY" + RESTING + "30000&newClientOrderId=raw-1");
        equal("status", "NEW", placed.text("status"));
        equal("open orders", 1, client.binance("GET", "openOrders", SYMBOL).body().size());
        equal(
                "locked",
                true,
                truth().balances().stream().anyMatch(one -> one.locked() == 300 * Quote.UNIT));
        Answer canceled = client.binance("DELETE", "order", SYMBOL + "origClientOrderId=raw-1");
        equal("status", "CANCELED", canceled.text("status"));
        equal("locked", true, truth().balances().stream().allMatch(one -> one.locked() == 0));
    }

    private void pair() throws IOException, InterruptedException, GeneralSecurityException {
        Answer placed =
                client.binance(
                        "POST",
                        "orderList/oco",
                        SYMBOL
                                + "side=SELL&quantity=0.01&aboveType=LIMIT_MAKER&abovePrice=120000"
                                + "&belowType=STOP_LOSS&belowStopPrice=30000");
        equal("reports", 2, placed.body().path("orderReports").size());
        String id = placed.text("orderListId");
        Answer canceled = client.binance("DELETE", "orderList", SYMBOL + "orderListId=" + id);
        equal("list", "ALL_DONE", canceled.text("listOrderStatus"));
    }

    private void refusals() throws IOException, InterruptedException, GeneralSecurityException {
        String buy = SYMBOL + "side=BUY&type=LIMIT&timeInForce=GTC&price=30000&quantity=";
        equal("code", "-2010", client.binance("POST", "order", buy + "100").text("code"));
        equal("code", "-1013", client.binance("POST", "order", buy + "0.000001").text("code"));
        equal("code", "-2013", client.binance("GET", "order", SYMBOL + "orderId=1").text("code"));
        equal("code", "-1121", client.get("/api/v3/depth?symbol=NOSUCH").text("code"));
    }

    private void accountStream()
            throws IOException, InterruptedException, GeneralSecurityException {
        Ear ear = client.listenToAccount();
        client.binance("POST", "order", SYMBOL + "side=SELL&type=MARKET&quantity=0.005");
        ear.next("\"x\":\"NEW\"");
        JsonNode trade = ear.next("\"x\":\"TRADE\"").path("event");
        Execution last =
                truth().fills().stream()
                        .filter(fill -> fill.tradeId() == trade.path("t").asLong())
                        .findFirst()
                        .orElseThrow(() -> new IOException("the trade is none of the account's"));
        equal("fee", last.commission(), units(trade.path("n").asString()));
        ear.next("outboundAccountPosition");
    }

    private void orderBook() throws IOException, InterruptedException {
        Ear ear = client.listen("/ws/btcusdt@depth@100ms");
        ear.next("depthUpdate");
        long last =
                client.get("/api/v3/depth?symbol=BTCUSDT&limit=1000")
                        .body()
                        .path("lastUpdateId")
                        .asLong();
        int applied = 0;
        while (applied < 5) {
            JsonNode event = ear.next("depthUpdate");
            if (event.path("u").asLong() <= last) {
                continue;
            }
            want("no gap in the book", event.path("U").asLong() <= last + 1, event);
            last = event.path("u").asLong();
            applied++;
        }
    }

    private void timeOut() throws IOException, InterruptedException, GeneralSecurityException {
        exchange.faults().add("timeout-after=200,next=1");
        String id = "newClientOrderId=raw-2";
        try {
            client.binance("POST", "order", SYMBOL + "side=BUY" + RESTING + "31000&" + id);
            throw new IOException("wanted no answer, found one");
        } catch (HttpTimeoutException e) {
            throw new IOException("wanted the connection to end, found that it does not", e);
        } catch (IOException cut) {
            if (String.valueOf(cut.getMessage()).startsWith("wanted")) {
                throw cut;
            }
        }
        Answer found = client.binance("GET", "order", SYMBOL + "origClientOrderId=raw-2");
        equal("status", "NEW", found.text("status"));
        client.binance("DELETE", "openOrders", SYMBOL);
    }

    private void bybitSymbols() throws IOException, InterruptedException {
        JsonNode list =
                client.get("/v5/market/instruments-info?category=spot")
                        .body()
                        .path("result")
                        .path("list");
        equal("symbols", 2, list.size());
    }

    private void bybitMarketOrder()
            throws IOException, InterruptedException, GeneralSecurityException {
        String order = "\"side\":\"Buy\",\"orderType\":\"Market\",\"qty\":\"0.01\"";
        Answer placed =
                client.bybit(
                        "POST",
                        "order/create",
                        "{\"category\":\"spot\",\"symbol\":\"BTCUSDT\",\"marketUnit\":\"baseCoin\","
                                + "\"orderLinkId\":\"raw-3\","
                                + order
                                + "}");
        equal("retCode", "0", placed.text("retCode"));
        long bought =
                truth().fills().stream()
                        .filter(fill -> fill.clientId().equals("raw-3"))
                        .mapToLong(Execution::quantity)
                        .sum();
        equal("bought", Quote.UNIT / 100, bought);
        JsonNode executions =
                client.bybit("GET", "execution/list", "category=spot&orderLinkId=raw-3")
                        .body()
                        .path("result")
                        .path("list");
        want("executions", !executions.isEmpty(), executions);
    }

    private void bybitLimitAndCancel()
            throws IOException, InterruptedException, GeneralSecurityException {
        String named = "{\"category\":\"spot\",\"symbol\":\"BTCUSDT\",\"orderLinkId\":\"raw-4\"";
        Answer placed =
                client.bybit(
                        "POST",
                        "order/create",
                        named
                                + ",\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"0.01\","
                                + "\"price\":\"30000\"}");
        equal("retCode", "0", placed.text("retCode"));
        equal("state", OrderState.NEW, state("raw-4"));
        client.bybit("POST", "order/cancel", named + "}");
        equal("state", OrderState.CANCELED, state("raw-4"));
    }

    private OrderState state(String clientId) throws IOException {
        AccountState.PlacedOrder order = truth().order(clientId);
        if (order == null) {
            throw new IOException("the order never came to the exchange");
        }
        return order.state();
    }

    private void bybitRefusals()
            throws IOException, InterruptedException, GeneralSecurityException {
        Answer poor =
                client.bybit(
                        "POST",
                        "order/create",
                        "{\"category\":\"spot\",\"symbol\":\"BTCUSDT\",\"side\":\"Buy\","
                                + "\"orderType\":\"Limit\",\"qty\":\"100\",\"price\":\"30000\"}");
        equal("retCode", "170131", poor.text("retCode"));
        Answer unknown = client.get("/v5/market/tickers?category=spot&symbol=NOSUCH");
        want("an error", !unknown.text("retCode").equals("0"), unknown.body());
    }
}
