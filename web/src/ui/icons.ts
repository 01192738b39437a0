// The icons there are. To use another, add it here.
import ArrowLeft from '@lucide/svelte/icons/arrow-left'
import ArrowRight from '@lucide/svelte/icons/arrow-right'
import Bell from '@lucide/svelte/icons/bell'
import BookOpen from '@lucide/svelte/icons/book-open'
import BrickWall from '@lucide/svelte/icons/brick-wall'
import Building2 from '@lucide/svelte/icons/building-2'
import Calendar from '@lucide/svelte/icons/calendar'
import CalendarRange from '@lucide/svelte/icons/calendar-range'
import ChartLine from '@lucide/svelte/icons/chart-line'
import Check from '@lucide/svelte/icons/check'
import ChevronDown from '@lucide/svelte/icons/chevron-down'
import ChevronRight from '@lucide/svelte/icons/chevron-right'
import Circle from '@lucide/svelte/icons/circle'
import CircleAlert from '@lucide/svelte/icons/circle-alert'
import CircleCheck from '@lucide/svelte/icons/circle-check'
import CircleDashed from '@lucide/svelte/icons/circle-dashed'
import CircleDot from '@lucide/svelte/icons/circle-dot'
import CircleQuestionMark from '@lucide/svelte/icons/circle-question-mark'
import CircleX from '@lucide/svelte/icons/circle-x'
import Clock from '@lucide/svelte/icons/clock'
import Columns3 from '@lucide/svelte/icons/columns-3'
import Copy from '@lucide/svelte/icons/copy'
import Download from '@lucide/svelte/icons/download'
import Ear from '@lucide/svelte/icons/ear'
import Ellipsis from '@lucide/svelte/icons/ellipsis'
import Eye from '@lucide/svelte/icons/eye'
import EyeOff from '@lucide/svelte/icons/eye-off'
import FileCheck2 from '@lucide/svelte/icons/file-check-2'
import FileText from '@lucide/svelte/icons/file-text'
import Flag from '@lucide/svelte/icons/flag'
import FlaskConical from '@lucide/svelte/icons/flask-conical'
import GripVertical from '@lucide/svelte/icons/grip-vertical'
import Hand from '@lucide/svelte/icons/hand'
import Handshake from '@lucide/svelte/icons/handshake'
import Heart from '@lucide/svelte/icons/heart'
import History from '@lucide/svelte/icons/history'
import House from '@lucide/svelte/icons/house'
import Info from '@lucide/svelte/icons/info'
import KeyRound from '@lucide/svelte/icons/key-round'
import Landmark from '@lucide/svelte/icons/landmark'
import Languages from '@lucide/svelte/icons/languages'
import Layers from '@lucide/svelte/icons/layers'
import Link from '@lucide/svelte/icons/link'
import WifiOff from '@lucide/svelte/icons/wifi-off'
import Link2 from '@lucide/svelte/icons/link-2'
import List from '@lucide/svelte/icons/list'
import LoaderCircle from '@lucide/svelte/icons/loader-circle'
import Lock from '@lucide/svelte/icons/lock'
import LockOpen from '@lucide/svelte/icons/lock-open'
import LogIn from '@lucide/svelte/icons/log-in'
import LogOut from '@lucide/svelte/icons/log-out'
import Mail from '@lucide/svelte/icons/mail'
import Map from '@lucide/svelte/icons/map'
import Menu from '@lucide/svelte/icons/menu'
import MessageSquareQuote from '@lucide/svelte/icons/message-square-quote'
import Milestone from '@lucide/svelte/icons/milestone'
import Minus from '@lucide/svelte/icons/minus'
import Moon from '@lucide/svelte/icons/moon'
import Pause from '@lucide/svelte/icons/pause'
import PenLine from '@lucide/svelte/icons/pen-line'
import Play from '@lucide/svelte/icons/play'
import Plus from '@lucide/svelte/icons/plus'
import Printer from '@lucide/svelte/icons/printer'
import Quote from '@lucide/svelte/icons/quote'
import RefreshCw from '@lucide/svelte/icons/refresh-cw'
import RotateCw from '@lucide/svelte/icons/rotate-cw'
import Save from '@lucide/svelte/icons/save'
import Scale from '@lucide/svelte/icons/scale'
import Search from '@lucide/svelte/icons/search'
import Send from '@lucide/svelte/icons/send'
import Settings from '@lucide/svelte/icons/settings'
import ShieldCheck from '@lucide/svelte/icons/shield-check'
import Sun from '@lucide/svelte/icons/sun'
import SkipForward from '@lucide/svelte/icons/skip-forward'
import Sunrise from '@lucide/svelte/icons/sunrise'
import Table from '@lucide/svelte/icons/table'
import Target from '@lucide/svelte/icons/target'
import ThumbsDown from '@lucide/svelte/icons/thumbs-down'
import ThumbsUp from '@lucide/svelte/icons/thumbs-up'
import Timer from '@lucide/svelte/icons/timer'
import Trash2 from '@lucide/svelte/icons/trash-2'
import TrendingUp from '@lucide/svelte/icons/trending-up'
import TriangleAlert from '@lucide/svelte/icons/triangle-alert'
import Undo2 from '@lucide/svelte/icons/undo-2'
import Unlink from '@lucide/svelte/icons/unlink'
import Upload from '@lucide/svelte/icons/upload'
import User from '@lucide/svelte/icons/user'
import UserPlus from '@lucide/svelte/icons/user-plus'
import Users from '@lucide/svelte/icons/users'
import Vote from '@lucide/svelte/icons/vote'
import X from '@lucide/svelte/icons/x'

export const icons = {
  'arrow-left': ArrowLeft,
  'arrow-right': ArrowRight,
  'bell': Bell,
  'book-open': BookOpen,
  'brick-wall': BrickWall,
  'building-2': Building2,
  'calendar': Calendar,
  'calendar-range': CalendarRange,
  'chart-line': ChartLine,
  'check': Check,
  'chevron-down': ChevronDown,
  'chevron-right': ChevronRight,
  'circle': Circle,
  'circle-alert': CircleAlert,
  'circle-check': CircleCheck,
  'circle-dashed': CircleDashed,
  'circle-dot': CircleDot,
  'circle-question-mark': CircleQuestionMark,
  'circle-x': CircleX,
  'clock': Clock,
  'columns-3': Columns3,
  'copy': Copy,
  'download': Download,
  'ear': Ear,
  'ellipsis': Ellipsis,
  'eye': Eye,
  'eye-off': EyeOff,
  'file-check-2': FileCheck2,
  'file-text': FileText,
  'flag': Flag,
  'flask-conical': FlaskConical,
  'grip-vertical': GripVertical,
  'hand': Hand,
  'handshake': Handshake,
  'heart': Heart,
  'history': History,
  'house': House,
  'info': Info,
  'key-round': KeyRound,
  'landmark': Landmark,
  'languages': Languages,
  'layers': Layers,
  'link': Link,
  'link-2': Link2,
  'wifi-off': WifiOff,
  'list': List,
  'loader-circle': LoaderCircle,
  'lock': Lock,
  'lock-open': LockOpen,
  'log-in': LogIn,
  'log-out': LogOut,
  'mail': Mail,
  'map': Map,
  'menu': Menu,
  'message-square-quote': MessageSquareQuote,
  'milestone': Milestone,
  'minus': Minus,
  'moon': Moon,
  'pause': Pause,
  'pen-line': PenLine,
  'play': Play,
  'plus': Plus,
  'printer': Printer,
  'quote': Quote,
  'refresh-cw': RefreshCw,
  'rotate-cw': RotateCw,
  'save': Save,
  'scale': Scale,
  'search': Search,
  'send': Send,
  'settings': Settings,
  'shield-check': ShieldCheck,
  'skip-forward': SkipForward,
  'sun': Sun,
  'sunrise': Sunrise,
  'table': Table,
  'target': Target,
  'thumbs-down': ThumbsDown,
  'thumbs-up': ThumbsUp,
  'timer': Timer,
  'trash-2': Trash2,
  'trending-up': TrendingUp,
  'triangle-alert': TriangleAlert,
  'undo-2': Undo2,
  'unlink': Unlink,
  'upload': Upload,
  'user': User,
  'user-plus': UserPlus,
  'users': Users,
  'vote': Vote,
  'x': X,
} as const

export type IconName = keyof typeof icons
