using System.Buffers;
using Translate.Core.Text;

namespace Translate.Core.Quality;

/// <summary>Tells Simplified from Traditional Chinese by characters that are written in the one only.</summary>
/// <remarks>
/// The characters are the most frequent of those that Unihan (UAX 38, <c>kSimplifiedVariant</c> and <c>kTraditionalVariant</c>) pairs one to one; left out are those that both ways of writing have in some meaning
/// (后, 里, 台, 干, 面), that are usual variants in either (启, 强, 么), and parts of names.
/// </remarks>
static class ChineseForms
{
    /// <summary>A single character may belong to a name.</summary>
    const int Least = 2;

    static readonly SearchValues<char> Simplified = SearchValues.Create(
        "无数语个为时选档标项设输错对显录号误将称动间区组类参开进过图键应码败亚结变发记库单来资读写关会换则视这请当从态编国钥执证"
        + "状现务统删该预复义处达认讯点连块径头转机须线许与马属长软别装创载条页择规节题备调确缩级识计宽边经试围权钮获给栏运纳颜问验"
        + "样传闭维译远链缓实锁归压终两岛话盘扩环辑离断齐带仅书盖响触联补暂询寻员构导旧缀绘约网损续见递奥树继报还访细隐较尝们临协绝"
        + "卢测种销忆乌详额层仓览说圣侧废苏贝适随总诺击际议画顶东声汇简滤电县释词监帮够频历诸阅阔况兹汉顺吗莱赖双护优订萤邮伦负浏纸"
        + "缘绑弹滚爱针拟络迟张贮阶麦满减杂门风饰让逻术顿辅韦欧虑栈业钟横闪独静严乔锡专阴贴领础遗侦拥纹扫绍烁绪轮阳举刚浅观红拣轨紧"
        + "凯劳宾济笔纪极竖谢赋纽价纯听学质阵韩蓝倾绿车玛伪扬泽华缅镜碍脉论脑诊冈纵驱费铃势广贡贾汤钦觉邻场挝湾热众悬杀温赛灵积轴鉴");

    static readonly SearchValues<char> Traditional = SearchValues.Create(
        "無數語個為時選檔標項設輸錯對顯錄號誤將稱動間區組類參開進過圖鍵應碼敗亞結變發記庫單來資讀寫關會換則視這請當從態編國鑰執證"
        + "狀現務統刪該預複義處達認訊點連塊徑頭轉機須線許與馬屬長軟別裝創載條頁擇規節題備調確縮級識計寬邊經試圍權鈕獲給欄運納顏問驗"
        + "樣傳閉維譯遠鏈緩實鎖歸壓終兩島話盤擴環輯離斷齊帶僅書蓋響觸聯補暫詢尋員構導舊綴繪約網損續見遞奧樹繼報還訪細隱較嘗們臨協絕"
        + "盧測種銷憶烏詳額層倉覽説聖側廢蘇貝適隨總諾擊際議畫頂東聲匯簡濾電縣釋詞監幫夠頻歷諸閱闊況茲漢順嗎萊賴雙護優訂螢郵倫負瀏紙"
        + "緣綁彈滾愛針擬絡遲張貯階麥滿減雜門風飾讓邏術頓輔韋歐慮棧業鐘橫閃獨靜嚴喬錫專陰貼領礎遺偵擁紋掃紹爍緒輪陽舉剛淺觀紅揀軌緊"
        + "凱勞賓濟筆紀極竪謝賦紐價純聽學質陣韓藍傾綠車瑪偽揚澤華緬鏡礙脈論腦診岡縱驅費鈴勢廣貢賈湯欽覺鄰場撾灣熱眾懸殺溫賽靈積軸鑑");

    /// <summary>Whether a text is in the other way of writing than its locale's: at least two characters are, and more than in its own.</summary>
    public static bool IsOther(string text, Locale locale)
    {
        if (IsTraditional(locale) is not { } isTraditional) return false;
        var (own, other) = isTraditional ? (Traditional, Simplified) : (Simplified, Traditional);
        int owns = 0, others = 0;
        foreach (var c in text)
        {
            if (other.Contains(c)) others++;
            else if (own.Contains(c)) owns++;
        }

        return others >= Least && others > owns;
    }

    /// <summary>By the script, or by what is usual in the region; null where neither says so, and where the language is not Chinese.</summary>
    static bool? IsTraditional(Locale locale) => locale switch
    {
        { Language: not ("zh" or "yue" or "wuu" or "nan" or "hak" or "gan") } => null,
        { Script: "Hant" } => true,
        { Script: "Hans" } => false,
        { Script: not null } => null,
        _ => Region(locale) switch
        {
            "TW" or "HK" or "MO" => true,
            "CN" or "SG" or "MY" => false,
            _ => null,
        },
    };

    /// <summary>The region subtag (RFC 5646, 2.2.4).</summary>
    static string? Region(Locale locale) => Array.Find(locale.Tag.Split('-'), part => part.Length == 2 && char.IsAsciiLetterUpper(part[0]));
}
